using CsCheck;
using Entente.Scoring.Crossed;

namespace Entente.Scoring.Tests.Crossed;

public class IterativeModelTests
{
    [Fact]
    public void At_the_same_variances_effects_fixed_effects_and_sigma_are_those_of_the_dense_path() =>
        Gen.Select(Ratings.Layout, Gen.Double[0.1, 1.5].Array[3]).Sample(
            (problem, theta) =>
            {
                var dense = new Cells(problem, Eliminated(problem));
                var profile = new Profile(dense, theta, problem.Reml);
                if (profile.Failed >= 0)
                    return;
                var slope = new Slope(dense, profile);
                var point = new IterativePoint(new SparseCells(problem), theta, problem.Reml, TestContext.Current.CancellationToken);
                Assert.Equal(profile.Variance, point.Variance, 1e-8 * profile.Variance);
                double[] expected = [.. slope.First, .. slope.Rest.Take(dense.Wide)];
                Assert.All(expected.Zip(point.Effects), pair => Assert.Equal(pair.First, pair.Second, 1e-7 * Math.Sqrt(profile.Variance)));
                Assert.Equal(slope.Rest[dense.Wide], point.Beta[0], 1e-7);
                var (information, other) = (slope.Information(), point.Information);
                for (int k = 0; k < 3; k++)
                    for (int l = 0; l < 3; l++)
                        Assert.Equal(information[k, l], other[k, l], 1e-6 * (1 + Math.Abs(information[k, l])));
            },
            iter: 100);

    [Fact]
    public void Both_paths_find_the_same_sds_within_the_error_that_the_iterative_one_admits()
    {
        var problem = Ratings.Clustered(raters: 400, providers: 150, departments: 10, each: 20);
        var dense = Assert.IsType<LinearFit>(LinearModel.Fit(problem, TestContext.Current.CancellationToken));
        var iterative = Assert.IsType<LinearFit>(IterativeModel.Fit(problem, null, TestContext.Current.CancellationToken));
        Assert.True(iterative.Converged);
        Assert.Equal(FitPath.Iterative, iterative.Path);
        Assert.Contains("16 fixed probes", iterative.Accuracy, StringComparison.Ordinal);
        foreach (var (a, b) in dense.Random.Zip(iterative.Random))
        {
            Assert.Equal(a.Sd, b.Sd, 0.02 * a.Sd);
            Assert.All(a.Means.Zip(b.Means), pair => Assert.Equal(pair.First, pair.Second, 0.03 * a.Sd));
            Assert.Equal(1, b.Sds.Zip(a.Sds, (x, y) => x / y).Average(), 0.03);
        }

        Assert.Equal(dense.ResidualSd, iterative.ResidualSd, 1e-3);
        Assert.Equal(dense.Fixed[0].Estimate, iterative.Fixed[0].Estimate, 5e-3);
        Assert.Equal(dense.Fixed[0].StandardError, iterative.Fixed[0].StandardError, 0.03 * dense.Fixed[0].StandardError);
    }

    [Fact]
    public void Two_runs_are_the_same_to_the_last_bit()
    {
        var problem = Ratings.Clustered(raters: 60, providers: 30, departments: 5, each: 10);
        var (a, b) = (IterativeModel.Fit(problem, null, TestContext.Current.CancellationToken), IterativeModel.Fit(problem, null, TestContext.Current.CancellationToken));
        Assert.Equal(((LinearFit)a).Random.SelectMany(effect => effect.Means), ((LinearFit)b).Random.SelectMany(effect => effect.Means));
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused_and_a_stop_is_heard()
    {
        var problem = Ratings.Clustered(raters: 60, providers: 30, departments: 5, each: 10);
        double[] twice = [.. problem.Response.Select(_ => 2.0)];
        Assert.Equal("collinear", Assert.IsType<CannotFit>(IterativeModel.Fit(problem with { Fixed = [.. problem.Fixed, new("twice", twice)] }, null, TestContext.Current.CancellationToken)).Code);
        Assert.Equal("no-residual", Assert.IsType<CannotFit>(IterativeModel.Fit(problem with { Response = twice }, null, TestContext.Current.CancellationToken)).Code);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => IterativeModel.Fit(problem, null, stopped.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => LinearModel.Fit(problem, stopped.Token));
    }

    private static int Eliminated(LinearProblem problem) => problem.Random.Index().MaxBy(factor => factor.Item.Levels).Index;
}
