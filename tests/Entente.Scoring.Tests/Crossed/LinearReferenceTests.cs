using System.Diagnostics;
using System.Text.Json;
using Entente.Scoring.Crossed;

namespace Entente.Scoring.Tests.Crossed;

public class LinearReferenceTests
{
    [Theory]
    [InlineData("full_REML", true, true, "s,d,dept:service")]
    [InlineData("full_ML", false, true, "s,d,dept:service")]
    [InlineData("simple_REML", true, false, "s,d")]
    [InlineData("simple_ML", false, false, "s,d")]
    [InlineData("service2_REML", true, true, "d,s")]
    [InlineData("service2_ML", false, true, "d,s")]
    public void Lecture_ratings_are_fitted_as_by_the_reference(string model, bool reml, bool service, string random)
    {
        var lectures = Lectures.Read();
        using var file = JsonDocument.Parse(File.ReadAllText(Reference.File("insteval-reference.json")));
        var expected = file.RootElement.GetProperty(model);
        var factors = random.Split(',').Select(lectures.Factor).ToArray();
        var problem = new LinearProblem(lectures.Response, service ? [lectures.Intercept, lectures.Service] : [lectures.Intercept], [.. factors.Select(factor => factor.Factor)], reml);
        long start = Stopwatch.GetTimestamp();
        var fit = Assert.IsType<LinearFit>(LinearModel.Fit(problem, TestContext.Current.CancellationToken));
        TestContext.Current.TestOutputHelper?.WriteLine($"{model}: {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s, {fit.Iterations} steps");

        Assert.True(fit.Converged);
        Assert.Equal(expected.GetProperty("criterion").GetDouble(), fit.Criterion, 1e-6);
        Relative(expected.GetProperty("sigma").GetDouble(), fit.ResidualSd, 1e-7);
        foreach (var effect in fit.Random)
            Relative(expected.GetProperty("sd").GetProperty(effect.Name).GetDouble(), effect.Sd, 1e-6);
        foreach (var column in fit.Fixed)
        {
            Relative(expected.GetProperty("fixef").GetProperty(column.Name).GetDouble(), column.Estimate, 1e-6);
            Relative(expected.GetProperty("fixef_se").GetProperty(column.Name).GetDouble(), column.StandardError, 1e-6);
        }

        foreach (var (list, factor) in new[] { ("top5_d", "d"), ("bottom5_d", "d"), ("blup_dept_service", "dept:service") })
        {
            if (!expected.TryGetProperty(list, out var levels) || fit.Random.All(effect => effect.Name != factor))
                continue;
            var effect = fit.Random.Single(effect => effect.Name == factor);
            string[] names = factors.Single(each => each.Factor.Name == factor).Names;
            foreach (var level in levels.EnumerateArray())
            {
                int position = Array.IndexOf(names, level.GetProperty("level").GetString());
                Assert.Equal(level.GetProperty("blup").GetDouble(), effect.Means[position], 1e-6);
                Assert.Equal(level.GetProperty("condsd").GetDouble(), effect.Sds[position], 1e-6);
            }
        }
    }

    [Fact]
    public void The_criterion_away_from_the_optimum_is_that_of_the_reference()
    {
        var lectures = Lectures.Read();
        using var file = JsonDocument.Parse(File.ReadAllText(Reference.File("insteval-reference.json")));
        foreach (bool reml in new[] { true, false })
        {
            var problem = new LinearProblem(
                lectures.Response, [lectures.Intercept, lectures.Service], [lectures.Factor("s").Factor, lectures.Factor("d").Factor, lectures.Factor("dept:service").Factor], reml);
            var cells = new Cells(problem, 0);
            foreach (var point in file.RootElement.GetProperty(reml ? "full_REML" : "full_ML").GetProperty("grid").EnumerateArray())
            {
                double[] theta = [.. point.GetProperty("theta").EnumerateArray().Select(value => value.GetDouble())];
                Assert.Equal(point.GetProperty("crit").GetDouble(), new Profile(cells, theta, reml).Criterion, 1e-6);
            }
        }
    }

    [Fact]
    public void The_deviances_that_MixedModels_publishes_are_found()
    {
        var lectures = Lectures.Read();
        Grouping[] factors = [lectures.Factor("s").Factor, lectures.Factor("d").Factor];
        var additive = new LinearProblem(lectures.Response, [lectures.Intercept, lectures.Service], [.. factors, lectures.Factor("dept").Factor], Reml: false);
        Assert.Equal(237721.76877450474, Fit(additive).Criterion, 1e-3);

        int[] departments = lectures.Column("dept");
        FixedColumn[] contrasts = [.. departments.Distinct().Order().Skip(1).SelectMany(code => new[]
        {
            new FixedColumn($"dept{code}", [.. departments.Select(dept => dept == code ? 1.0 : 0)]),
            new FixedColumn($"service1:dept{code}", [.. departments.Zip(lectures.Service.Values, (dept, service) => dept == code ? service : 0)]),
        })];
        Assert.Equal(237585.5534151695, Fit(new(lectures.Response, [lectures.Intercept, lectures.Service, .. contrasts], factors, Reml: false)).Criterion, 1e-3);
    }

    private static LinearFit Fit(LinearProblem problem) => Assert.IsType<LinearFit>(LinearModel.Fit(problem, TestContext.Current.CancellationToken));

    private static void Relative(double expected, double actual, double tolerance) => Assert.InRange(Math.Abs(actual / expected - 1), 0, tolerance);
}
