using System.Text.Json;
using Entente.Scoring.Crossed;
using Entente.Scoring.Models;

namespace Entente.Scoring.Tests.Crossed;

public class PublicDataTests
{
    public static TheoryData<string> Names => [.. All().Select(model => model.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Public_data_are_fitted_as_by_lme4(string name)
    {
        var model = All().Single(model => model.GetProperty("name").GetString() == name);
        var design = Design(model);
        foreach (string method in new[] { "reml", "ml" })
        {
            var expected = model.GetProperty(method);
            Assert.Null(design.Linear(method == "reml", out var problem));
            var fit = Assert.IsType<LinearFit>(LinearModel.Fit(problem!, TestContext.Current.CancellationToken));
            Assert.True(fit.Converged);
            Assert.Equal(expected.GetProperty("criterion").GetDouble(), fit.Criterion, 1e-6);
            foreach (var effect in fit.Random)
                Assert.Equal(expected.GetProperty("sd").GetProperty(effect.Name).GetDouble(), effect.Sd, 1e-6 * fit.ResidualSd);
            Assert.Equal(expected.GetProperty("sd").GetProperty("Residual").GetDouble(), fit.ResidualSd, 1e-6 * fit.ResidualSd);
            foreach (var column in fit.Fixed)
            {
                Assert.Equal(expected.GetProperty("fixed").GetProperty(column.Name).GetDouble(), column.Estimate, 1e-6 * Math.Max(1, Math.Abs(column.Estimate)));
                Assert.Equal(expected.GetProperty("se").GetProperty(column.Name).GetDouble(), column.StandardError, 2e-6 * column.StandardError);
            }

            Levels(expected, fit, design);
        }
    }

    [Fact]
    public void Profile_intervals_are_those_of_lme4()
    {
        int compared = 0;
        foreach (var model in All().Where(model => model.TryGetProperty("intervals", out _)))
        {
            Assert.Null(Design(model).Linear(reml: true, out var problem));
            var fit = Assert.IsType<LinearFit>(LinearModel.Fit(problem!, TestContext.Current.CancellationToken));
            var intervals = ProfileIntervals.Of(problem!, fit, TestContext.Current.CancellationToken);
            foreach (var expected in model.GetProperty("intervals").EnumerateArray())
            {
                string group = expected.GetProperty("name").GetString() is "sigma" ? "residual" : expected.GetProperty("name").GetString()!;
                var interval = Assert.Single(intervals!, each => each.Group == group);
                Assert.Equal(expected.GetProperty("low").GetDouble(), interval.Low, 2e-3 * fit.ResidualSd);
                Assert.Equal(expected.GetProperty("high").GetDouble(), interval.High, 2e-3 * interval.High);
                compared++;
            }
        }

        Assert.True(compared >= 10);
    }

    private static void Levels(JsonElement expected, LinearFit fit, Design design)
    {
        string group = expected.GetProperty("group").GetString()!;
        var effect = fit.Random.Single(effect => effect.Name == group);
        var names = design.Names.Single(names => names.Group == group).Levels.ToList();
        var (means, sds) = (expected.GetProperty("mean").EnumerateArray().ToArray(), expected.GetProperty("condsd").EnumerateArray().ToArray());
        foreach (var (at, level) in expected.GetProperty("level").EnumerateArray().Index())
        {
            int position = names.IndexOf(level.GetString()!);
            Assert.Equal(means[at].GetDouble(), effect.Means[position], 1e-5 * fit.ResidualSd);
            Assert.Equal(sds[at].GetDouble(), effect.Sds[position], 1e-5 * fit.ResidualSd);
        }
    }

    private static Design Design(JsonElement model)
    {
        Assert.True(ModelFormula.TryParse(Text("response")!, Text("random")!, Text("fixed"), Text("weights"), out var formula, out string? sentence), sentence);
        var design = DesignBuilder.Build(PublicData.Table(Text("data")!), formula, out var refusal);
        Assert.Null(refusal);
        return design!;

        string? Text(string name) => model.GetProperty(name).ValueKind == JsonValueKind.String ? model.GetProperty(name).GetString() : null;
    }

    private static IEnumerable<JsonElement> All()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(PublicData.Root, "bench", "rivals", "lme4-reference.json")));
        return [.. file.RootElement.EnumerateArray().Select(model => model.Clone())];
    }
}
