using System.Text.Json;
using Entente.Scoring.Models;
using Entente.Scoring.Ordinal;
using Entente.Scoring.Tests.Crossed;

namespace Entente.Scoring.Tests.Ordinal;

/// <summary>Agreement with R's ordinal::clmm on that package's own data.</summary>
public sealed class PublicScalesTests
{
    public static TheoryData<string> Names => [.. All().Select(model => model.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Public_scales_are_fitted_as_by_clmm_or_better(string name)
    {
        var model = All().Single(model => model.GetProperty("name").GetString() == name);
        Assert.True(ModelFormula.TryParse(Text("response"), Text("random"), Text("fixed"), null, out var formula, out string? sentence), sentence);
        var design = DesignBuilder.Build(PublicData.Table(Text("data")), formula, out var refusal);
        Assert.Null(refusal);
        Assert.Null(design!.Ordinal(out var problem));
        var fit = Assert.IsType<OrdinalFit>(OrdinalModel.Fit(problem!, stop: TestContext.Current.CancellationToken));
        Assert.True(fit.Converged);
        double theirs = model.GetProperty("logLik").GetDouble();
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: log likelihood {fit.LogLikelihood - theirs:+0.0e+0;-0.0e+0} above clmm's");
        // Ours is the higher one, by 1e-10 to 1e-8.
        Assert.InRange(fit.LogLikelihood, theirs - 1e-9, theirs + 1e-4);
        foreach (var (at, threshold) in fit.Thresholds.Index())
            Alike("thresholds", $"{design.ResponseLevels[at]}|{design.ResponseLevels[at + 1]}", threshold.Estimate, threshold.StandardError);
        foreach (var effect in fit.Fixed)
            Alike("beta", effect.Name, effect.Estimate, effect.StandardError);
        foreach (var effect in fit.Random)
            Assert.Equal(model.GetProperty("sd").GetProperty(effect.Name).GetDouble(), effect.Sd, 1e-3);
        var levels = fit.Random.Single(effect => effect.Name == Text("group"));
        var names = design.Names.Single(each => each.Group == levels.Name).Levels.ToList();
        foreach (var (at, level) in model.GetProperty("level").EnumerateArray().Index())
        {
            int own = names.IndexOf(level.GetString()!);
            Assert.Equal(model.GetProperty("mean")[at].GetDouble(), levels.Means[own], 1e-3);
            Assert.Equal(model.GetProperty("condsd")[at].GetDouble(), levels.Sds[own], 1e-3);
        }

        string Text(string field) => model.GetProperty(field).GetString()!;

        void Alike(string part, string own, double estimate, double error)
        {
            Assert.Equal(model.GetProperty(part).GetProperty(own).GetDouble(), estimate, 1e-3);
            Assert.Equal(model.GetProperty("se").GetProperty(own).GetDouble(), error, 1e-3);
        }
    }

    private static IEnumerable<JsonElement> All()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(PublicData.Root, "bench", "rivals", "clmm-reference.json")));
        return [.. file.RootElement.EnumerateArray().Select(model => model.Clone())];
    }
}
