using CsCheck;
using Entente.Scoring.Crossed;

namespace Entente.Scoring.Tests.Crossed;

public class LinearModelTests
{
    [Fact]
    public void A_balanced_one_way_layout_gives_the_variances_of_the_textbook()
    {
        double[] y = [1, 3, 5, 7, 9, 11, 2, 4];
        int[] group = [0, 0, 1, 1, 2, 2, 3, 3];
        var fit = Fit(Problem(y, [group]));
        double between = 2 * new[] { 2.0, 6, 10, 3 }.Sum(mean => (mean - 5.25) * (mean - 5.25)) / 3, within = 2;
        Assert.Equal(Math.Sqrt(within), fit.ResidualSd, 1e-7);
        Assert.Equal(Math.Sqrt((between - within) / 2), fit.Random[0].Sd, 1e-6);
        Assert.Equal(5.25, fit.Fixed[0].Estimate, 1e-9);
        Assert.Equal(Math.Sqrt(between / 8), fit.Fixed[0].StandardError, 1e-6);
        Assert.Equal((1 - within / between) * (10 - 5.25), fit.Random[0].Means[2], 1e-6);
    }

    [Fact]
    public void Groups_that_differ_less_than_chance_have_the_sd_0_and_that_is_an_answer()
    {
        var fit = Fit(Problem([1, 9, 2, 8, 3, 7, 4, 6.5], [[0, 0, 1, 1, 2, 2, 3, 3], [0, 1, 0, 1, 0, 1, 0, 1]]));
        Assert.Equal(0, fit.Random[0].Sd);
        Assert.All(fit.Random[0].Means, mean => Assert.Equal(0, mean));
        Assert.True(fit.Random[1].Sd > 1);
        Assert.True(fit.Converged);
    }

    /// <summary>Twenty made-up ratings on which a search that never lets go of an sd at 0 ends 0.48 too high; lme4 from thirty starts finds nothing lower than this.</summary>
    [Fact]
    public void An_sd_that_was_0_on_the_way_is_let_go_again()
    {
        double[] y = [4, 1, 5, 3, 3, 2, 2, 2, 2, 4, 5, 3, 3, 2, 4, 3, 5, 2, 2, 3];
        double[] x = [0.993327, -0.891667, -0.116549, -1.06948, 0.632203, 0.274962, -0.855352, 0.100137, -1.076033, 0.852293, 0.304716, 0.022199, 1.098678, 0.71399, 0.337292, 1.446313, 0.101742, -0.017449, 1.449071, -1.533669];
        int[] level = [1, 3, 1, 3, 2, 1, 1, 1, 3, 3, 3, 1, 2, 2, 2, 3, 3, 3, 1, 1];
        Grouping a = new("a", [3, 1, 3, 1, 3, 2, 2, 0, 0, 0, 3, 3, 2, 2, 3, 2, 3, 1, 1, 0], 4), b = new("b", [8, 5, 3, 0, 0, 2, 4, 7, 6, 0, 8, 2, 2, 1, 1, 7, 3, 4, 7, 4], 9), c = new("c", [1, 2, 1, 2, 1, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1, 0, 1, 2, 2, 1], 3);
        FixedColumn[] columns = [FixedColumn.Intercept(20), new("f2", [.. level.Select(f => f == 2 ? 1.0 : 0)]), new("f3", [.. level.Select(f => f == 3 ? 1.0 : 0)]), new("x", x)];
        var fit = Fit(new(y, columns, [a, b, c, Grouping.Interaction(b, c).Factor]));
        Assert.True(fit.Converged);
        Assert.Equal(51.9502283127, fit.Criterion, 1e-6);
        Assert.Equal(0, fit.Random[1].Sd);
        Assert.Equal(0.768553, fit.Random[0].Sd, 1e-4);
    }

    [Fact]
    public void A_response_that_the_groups_explain_entirely_is_refused_in_a_sentence()
    {
        double[] mean = [-0.53, -0.51, 0.08, -2.17];
        int[] group = [0, 1, 2, 3, 1, 2, 0, 1];
        Assert.Equal("no-residual", Assert.IsType<CannotFit>(LinearModel.Fit(Problem([.. group.Select(level => mean[level])], [group]), TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void Shifting_and_scaling_the_response_shifts_and_scales_the_fit() =>
        Layout.Sample(
            layout =>
            {
                if (LinearModel.Fit(layout, TestContext.Current.CancellationToken) is not LinearFit { Converged: true } plain)
                    return;
                var moved = Fit(layout with { Response = [.. layout.Response.Select(y => 3 * y + 7)] });
                Assert.Equal(3 * plain.ResidualSd, moved.ResidualSd, 1e-5);
                Assert.Equal(3 * plain.Fixed[0].Estimate + 7, moved.Fixed[0].Estimate, 1e-4);
                Assert.Equal(plain.Criterion + 2 * (layout.Response.Count - (layout.Reml ? 1 : 0)) * Math.Log(3), moved.Criterion, 1e-5);
            },
            iter: 200);

    [Fact]
    public void Two_equal_rows_are_one_row_of_weight_2_for_everything_but_the_error() =>
        Layout.Sample(
            layout =>
            {
                double[] theta = [0.7, 0.4];
                var doubled = layout with
                {
                    Response = [.. layout.Response, .. layout.Response],
                    Fixed = [FixedColumn.Intercept(2 * layout.Response.Count)],
                    Random = [.. layout.Random.Select(factor => factor with { LevelOf = [.. factor.LevelOf, .. factor.LevelOf] })],
                };
                var weighted = layout with { Weights = [.. layout.Response.Select(_ => 2.0)] };
                var (a, b) = (At(doubled, theta), At(weighted, theta));
                Assert.Equal(a.Variance * a.Freedom, b.Variance * b.Freedom, 1e-9);
            },
            iter: 200);

    [Fact]
    public void Rows_of_weight_0_are_as_if_they_were_not_there() =>
        Layout.Sample(
            layout =>
            {
                var without = LinearModel.Fit(layout, TestContext.Current.CancellationToken);
                var with = LinearModel.Fit(
                    layout with
                    {
                        Response = [.. layout.Response, 1000],
                        Fixed = [FixedColumn.Intercept(layout.Response.Count + 1)],
                        Random = [.. layout.Random.Select(factor => factor with { LevelOf = [.. factor.LevelOf, 0] })],
                        Weights = [.. layout.Response.Select(_ => 1.0), 0],
                    },
                    TestContext.Current.CancellationToken);
                Assert.Equal(without.GetType(), with.GetType());
                Assert.Equal((without as LinearFit)?.Criterion, (with as LinearFit)?.Criterion);
            },
            iter: 200);

    [Fact]
    public void The_gradient_is_that_of_differences() =>
        Gen.Select(Layout, Gen.Double[0.1, 2], Gen.Double[0.1, 2]).Sample(
            (layout, first, second) =>
            {
                var cells = new Cells(layout, 0);
                double[] theta = [first, second];
                double[] gradient = new Slope(cells, new Profile(cells, theta, layout.Reml)).Gradient();
                for (int k = 0; k < 2; k++)
                {
                    double[] up = [.. theta], down = [.. theta];
                    up[k] *= Math.Exp(1e-5);
                    down[k] *= Math.Exp(-1e-5);
                    double numeric = (new Profile(cells, up, layout.Reml).Criterion - new Profile(cells, down, layout.Reml).Criterion) / 2e-5;
                    Assert.Equal(numeric, gradient[k], 1e-5 * (1 + Math.Abs(numeric)));
                }
            },
            iter: 200);

    [Fact]
    public void Nothing_is_ever_NaN() =>
        Layout.Sample(
            layout =>
            {
                if (LinearModel.Fit(layout, TestContext.Current.CancellationToken) is LinearFit fit)
                {
                    Assert.True(double.IsFinite(fit.Criterion) && double.IsFinite(fit.ResidualSd) && fit.Fixed.All(column => double.IsFinite(column.StandardError)));
                    Assert.All(fit.Random, effect => Assert.True(double.IsFinite(effect.Sd) && effect.Means.All(double.IsFinite) && effect.Sds.All(double.IsFinite)));
                }
            },
            iter: 2_000);

    [Fact]
    public void Two_fits_of_the_same_data_are_the_same_to_the_last_bit() =>
        Layout.Sample(
            layout =>
            {
                if (LinearModel.Fit(layout, TestContext.Current.CancellationToken) is LinearFit fit)
                    Assert.Equal(fit.Random.SelectMany(effect => effect.Means), Fit(layout).Random.SelectMany(effect => effect.Means));
            },
            iter: 50);

    [Fact]
    public void What_cannot_be_fitted_is_refused_in_a_sentence()
    {
        double[] y = [1, 2, 3, 5, 4, 1];
        int[] group = [0, 0, 1, 1, 2, 2];
        Assert.Equal("shape", Code(new LinearProblem(y, [], [])));
        Assert.Equal("shape", Code(Problem(y, [[0, 1]])));
        Assert.Equal("shape", Code(Problem(y, [group]) with { Weights = [1, 1, 1, 1, 1, -1] }));
        Assert.Equal("not-finite", Code(Problem([1, 2, double.NaN, 5, 4, 1], [group])));
        Assert.Equal("too-few-rows", Code(Problem([1, 2], [[0, 1]])));
        Assert.Equal("too-few-rows", Code(Problem([], [[]])));
        Assert.Equal("levels-as-rows", Code(Problem(y, [[0, 1, 2, 3, 4, 5]])));
        Assert.Equal("one-level", Code(Problem(y, [[0, 0, 0, 0, 0, 0]])));
        Assert.Equal("same-factor", Code(Problem(y, [group, [2, 2, 0, 0, 1, 1]])));
        Assert.Equal("no-residual", Code(Problem([2, 2, 2, 2, 2, 2], [group])));
        var problem = Problem(y, [group]);
        Assert.Equal("collinear", Code(problem with { Fixed = [.. problem.Fixed, new("twice", [2, 2, 2, 2, 2, 2])] }));
        Assert.Equal("not-finite", Code(problem with { Fixed = [new("x", [1, 2, 3, 4, 5, double.PositiveInfinity])] }));
    }

    private static readonly Gen<LinearProblem> Layout =
        from rows in Gen.Int[8, 40]
        from a in Gen.Int[0, 4].Array[rows]
        from b in Gen.Int[0, 3].Array[rows]
        from y in Gen.Double[-5, 5].Array[rows]
        from reml in Gen.Bool
        select new LinearProblem(y, [FixedColumn.Intercept(rows)], [new("a", a, 5), new("b", b, 4)], reml);

    private static LinearProblem Problem(double[] y, int[][] groups) => new(
        y, [FixedColumn.Intercept(y.Length)], [.. groups.Select((levels, k) => new Grouping($"g{k}", levels, levels.Length == 0 ? 0 : levels.Max() + 1))]);

    private static Profile At(LinearProblem problem, double[] theta) => new(new Cells(problem, 0), theta, problem.Reml);

    private static LinearFit Fit(LinearProblem problem) => Assert.IsType<LinearFit>(LinearModel.Fit(problem, TestContext.Current.CancellationToken));

    private static string Code(LinearProblem problem) => Assert.IsType<CannotFit>(LinearModel.Fit(problem, TestContext.Current.CancellationToken)).Code;
}
