using CsCheck;
using Entente.Scoring.Crossed;

namespace Entente.Scoring.Tests.Crossed;

/// <summary>What any right fit has: the estimators of the textbook where the layout is balanced, and indifference to names and order.</summary>
public class LinearPropertyTests
{
    [Fact]
    public void A_balanced_one_way_layout_has_the_estimators_of_analysis_of_variance() =>
        (from groups in Gen.Int[2, 8] from each in Gen.Int[2, 6] from y in Gen.Double[-5, 5].Array[groups * each] select (groups, each, y)).Sample(
            (groups, each, y) =>
            {
                int[] group = [.. y.Select((_, row) => row / each)];
                var problem = new LinearProblem(y, [FixedColumn.Intercept(y.Length)], [new("g", group, groups)]);
                double mean = y.Average(), between = Squares(y, group, groups, mean) / (groups - 1), total = y.Sum(value => (value - mean) * (value - mean));
                double within = (total - between * (groups - 1)) / (groups * (each - 1));
                bool differ = between > within * (1 + 1e-4);
                if (!differ && between > within * (1 - 1e-4))
                    return;
                // Sds of groups a thousand times those within are told from no error at all nowhere (CannotFit); around that either answer is right.
                double ratio = Math.Sqrt((between - within) / each / within);
                if (ratio > 900 || within == 0)
                {
                    Assert.True(ratio < 1100 || LinearModel.Fit(problem, TestContext.Current.CancellationToken) is CannotFit { Code: "no-residual" });
                    return;
                }

                var fit = Fit(problem);
                Assert.Equal(Math.Sqrt(differ ? within : total / (y.Length - 1)), fit.ResidualSd, 1e-5 * Math.Sqrt(within));
                Assert.Equal(differ ? (between - within) / each : 0, fit.Random[0].Sd * fit.Random[0].Sd, 1e-5 * within);
                Assert.Equal(mean, fit.Fixed[0].Estimate, 1e-9 * (1 + Math.Abs(mean)));
            },
            iter: 500);

    [Fact]
    public void A_balanced_two_way_layout_has_the_estimators_of_analysis_of_variance() =>
        (from a in Gen.Int[3, 7] from b in Gen.Int[3, 6] from each in Gen.Int[1, 3] from y in Gen.Double[-1, 1].Array[a * b * each] from x in Gen.Double[-2, 2].Array[a] from z in Gen.Double[-2, 2].Array[b] select (a, b, y, x, z)).Sample(
            (a, b, noise, x, z) =>
            {
                int[] first = [.. noise.Select((_, row) => row % a)], second = [.. noise.Select((_, row) => row / a % b)];
                double[] y = [.. noise.Select((e, row) => e + x[first[row]] + z[second[row]])];
                double mean = y.Average(), total = y.Sum(value => (value - mean) * (value - mean)), squaresA = Squares(y, first, a, mean), squaresB = Squares(y, second, b, mean);
                double error = (total - squaresA - squaresB) / (y.Length - a - b + 1), overA = squaresA / (a - 1) - error, overB = squaresB / (b - 1) - error;
                if (overA < 0.01 * error || overB < 0.01 * error)
                    return;
                var fit = Fit(new(y, [FixedColumn.Intercept(y.Length)], [new("a", first, a), new("b", second, b)]));
                Assert.Equal(error, fit.ResidualSd * fit.ResidualSd, 1e-5 * error);
                Assert.Equal(overA / (y.Length / a), fit.Random[0].Sd * fit.Random[0].Sd, 1e-5 * (error + overA));
                Assert.Equal(overB / (y.Length / b), fit.Random[1].Sd * fit.Random[1].Sd, 1e-5 * (error + overB));
            },
            iter: 300);

    [Fact]
    public void Order_of_rows_and_of_factors_and_names_of_levels_change_nothing_else() =>
        Gen.Select(Ratings.Layout, Gen.Int[0, 1_000_000]).Sample(
            (problem, seed) =>
            {
                if (LinearModel.Fit(problem, TestContext.Current.CancellationToken) is not LinearFit { Converged: true } plain)
                    return;
                var random = new Random(seed);
                int[] order = [.. Enumerable.Range(0, problem.Response.Count)];
                random.Shuffle(order);
                int[][] renamed = [.. problem.Random.Select(factor => Enumerable.Range(0, factor.Levels).ToArray())];
                foreach (int[] names in renamed)
                    random.Shuffle(names);
                var other = Fit(problem with
                {
                    Response = [.. order.Select(row => problem.Response[row])],
                    Fixed = [.. problem.Fixed.Select(column => column with { Values = [.. order.Select(row => column.Values[row])] })],
                    Random = [.. problem.Random.Select((factor, k) => factor with { LevelOf = [.. order.Select(row => renamed[k][factor.LevelOf[row]])] }).Reverse()],
                    Weights = [.. order.Select(row => problem.Weights![row])],
                });
                Assert.Equal(plain.Criterion, other.Criterion, 1e-7 * (1 + Math.Abs(plain.Criterion)));
                for (int k = 0; k < renamed.Length; k++)
                {
                    var (mine, theirs) = (plain.Random[k], other.Random[^(k + 1)]);
                    Assert.Equal(mine.Name, theirs.Name);
                    Assert.Equal(mine.Sd, theirs.Sd, 2e-3 * plain.ResidualSd);
                    Assert.All(mine.Means.Index(), level => Assert.Equal(level.Item, theirs.Means[renamed[k][level.Index]], 4e-3 * plain.ResidualSd));
                }
            },
            iter: 200);

    [Fact]
    public void Means_refreshed_at_the_thetas_of_an_earlier_fit_are_those_of_the_dense_path_there() =>
        Ratings.Layout.Sample(
            problem =>
            {
                int rows = problem.Response.Count * 3 / 4;
                var before = problem with
                {
                    Response = [.. problem.Response.Take(rows)],
                    Fixed = [.. problem.Fixed.Select(column => column with { Values = [.. column.Values.Take(rows)] })],
                    Random = [.. problem.Random.Select(factor => factor with { LevelOf = [.. factor.LevelOf.Take(rows)] })],
                    Weights = [.. problem.Weights!.Take(rows)],
                };
                if (LinearModel.Fit(before, TestContext.Current.CancellationToken) is not LinearFit earlier)
                    return;
                int eliminated = problem.Random.Index().MaxBy(factor => factor.Item.Levels).Index;
                var cells = new Cells(problem, eliminated);
                var profile = new Profile(cells, [.. cells.Factors.Select(k => earlier.Random[k].Theta)], problem.Reml);
                var slope = new Slope(cells, profile);
                var means = ConditionalMeans.Refresh(problem, earlier, TestContext.Current.CancellationToken);
                for (int k = 0; k < cells.Factors.Length; k++)
                    for (int j = 0; j < cells.Groupings[k].Levels; j++)
                        Assert.Equal(profile.Theta[k] * (k == 0 ? slope.First[j] : slope.Rest[cells.Offsets[k] + j]), means[cells.Factors[k]][j], 1e-8);
            },
            iter: 200);

    [Fact]
    public void Means_refreshed_on_unchanged_data_are_those_of_the_fit_and_are_refused_for_another_model()
    {
        var problem = Ratings.Clustered(raters: 300, providers: 60, departments: 6, each: 15);
        var fit = Fit(problem);
        var means = ConditionalMeans.Refresh(problem, fit, TestContext.Current.CancellationToken);
        Assert.All(fit.Random.Zip(means), pair => Assert.All(pair.First.Means.Zip(pair.Second), each => Assert.Equal(each.First, each.Second, 1e-9)));
        Assert.Equal(means[0], ConditionalMeans.Refresh(problem, fit, TestContext.Current.CancellationToken)[0]);
        Assert.Throws<ArgumentException>(() => ConditionalMeans.Refresh(problem with { Random = [problem.Random[0]] }, fit, TestContext.Current.CancellationToken));
        double[] broken = [.. problem.Response];
        broken[7] = double.NaN;
        Assert.Throws<ArgumentException>(() => ConditionalMeans.Refresh(problem with { Response = broken }, fit, TestContext.Current.CancellationToken));
    }

    /// <summary>Between the levels of a factor.</summary>
    private static double Squares(double[] y, int[] levelOf, int levels, double mean) => Enumerable.Range(0, levels).Sum(level =>
    {
        double[] own = [.. y.Where((_, row) => levelOf[row] == level)];
        return own.Length * (own.Average() - mean) * (own.Average() - mean);
    });

    private static LinearFit Fit(LinearProblem problem) => Assert.IsType<LinearFit>(LinearModel.Fit(problem, TestContext.Current.CancellationToken));
}
