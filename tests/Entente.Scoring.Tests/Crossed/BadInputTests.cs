using Entente.Scoring.Crossed;
using Entente.Scoring.Ordinal;

namespace Entente.Scoring.Tests.Crossed;

/// <summary>Data that are hardly data: a sentence or a right answer, in both families, and never a hang, a crash or NaN.</summary>
public class BadInputTests
{
    private static readonly Random Draw = new(11);

    [Fact]
    public void A_factor_of_a_million_levels_is_fitted_by_the_linear_model()
    {
        const int rows = 1_100_000;
        int[] rater = [.. Enumerable.Range(0, rows).Select(row => row % 1_000_000)], provider = [.. Enumerable.Range(0, rows).Select(row => row % 7)];
        var fit = Finite(LinearModel.Fit(new([.. rater.Select((r, row) => (r % 5) + (double)(row * 31L % 11))], [FixedColumn.Intercept(rows)], [new("rater", rater, 1_000_000), new("provider", provider, 7)]), TestContext.Current.CancellationToken));
        Assert.Equal(1_000_000, fit.Random[0].Means.Count);
    }

    [Fact]
    public void Levels_that_nobody_has_get_the_mean_0_and_change_nothing()
    {
        var problem = Ratings.Clustered(raters: 40, providers: 20, departments: 4, each: 8);
        var wide = problem with { Random = [problem.Random[0] with { Levels = 50_000 }, problem.Random[1]] };
        var (plain, fit) = (Finite(LinearModel.Fit(problem, TestContext.Current.CancellationToken)), Finite(LinearModel.Fit(wide, TestContext.Current.CancellationToken)));
        Assert.Equal(plain.Criterion, fit.Criterion, 1e-8);
        Assert.All(fit.Random[0].Means.Skip(40), mean => Assert.Equal(0, mean));
        Assert.All(fit.Random[0].Sds.Skip(40), sd => Assert.Equal(fit.Random[0].Sd, sd, 1e-12));
    }

    [Fact]
    public void More_levels_than_rows_in_all_factors_together_are_answered()
    {
        int[] a = [.. Enumerable.Range(0, 30).Select(row => row % 20)], b = [.. Enumerable.Range(0, 30).Select(row => row / 2)];
        var result = LinearModel.Fit(new([.. a.Select(level => level % 3 + Draw.NextDouble())], [FixedColumn.Intercept(30)], [new("a", a, 20), new("b", b, 15)]), TestContext.Current.CancellationToken);
        _ = Finite(result);
    }

    [Fact]
    public void Perfectly_nested_factors_are_fitted_and_confounded_ones_refused()
    {
        int[] inner = [.. Enumerable.Range(0, 120).Select(row => row / 5)], outer = [.. inner.Select(level => level / 4)];
        double[] y = [.. inner.Select(level => level % 4 + 2.0 * (level / 4) + Draw.NextDouble())];
        var nested = new LinearProblem(y, [FixedColumn.Intercept(120)], [new("inner", inner, 24), new("outer", outer, 6)]);
        Assert.True(Finite(LinearModel.Fit(nested, TestContext.Current.CancellationToken)).Random[1].Sd > 0);
        var confounded = nested with { Random = [nested.Random[0], new("again", [.. inner.Select(level => 23 - level)], 24)] };
        Assert.Equal("same-factor", Assert.IsType<CannotFit>(LinearModel.Fit(confounded, TestContext.Current.CancellationToken)).Code);
        Assert.Equal("same-factor", Assert.IsType<CannotFit>(OrdinalModel.Fit(new([.. y.Select(value => value > 6 ? 1 : 0)], 2, [], confounded.Random), stop: TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void A_fixed_column_that_a_grouping_factor_explains_leaves_the_factor_what_is_left()
    {
        var problem = Ratings.Clustered(raters: 40, providers: 20, departments: 4, each: 8);
        double[] half = [.. problem.Random[1].LevelOf.Select(level => level < 10 ? 1.0 : 0)];
        var fit = Finite(LinearModel.Fit(problem with { Fixed = [.. problem.Fixed, new("half", half)] }, TestContext.Current.CancellationToken));
        Assert.True(fit.Fixed[1].StandardError > 0.05);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e150)]
    [InlineData(double.Epsilon)]
    public void Responses_at_the_ends_of_what_numbers_hold_are_answered(double scale)
    {
        var problem = Ratings.Clustered(raters: 20, providers: 10, departments: 2, each: 6);
        if (LinearModel.Fit(problem with { Response = [.. problem.Response.Select(value => value * scale)] }, TestContext.Current.CancellationToken) is LinearFit fit)
            _ = Finite(fit);
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void Responses_whose_squares_are_no_numbers_are_refused_in_a_sentence(double scale)
    {
        var problem = Ratings.Clustered(raters: 20, providers: 10, departments: 2, each: 6);
        var refused = Assert.IsType<CannotFit>(LinearModel.Fit(problem with { Response = [.. problem.Response.Select(value => value * scale)] }, TestContext.Current.CancellationToken));
        Assert.Equal("too-far-apart", refused.Code);
    }

    [Fact]
    public void Weights_a_million_million_apart_do_not_keep_an_ordinal_fit_searching_for_ever()
    {
        var problem = Ratings.Clustered(raters: 20, providers: 10, departments: 2, each: 6);
        int[] answers = [.. problem.Response.Select(value => value > 3 ? 1 : 0)];
        double[] light = [.. answers.Select(answer => answer == 0 ? 1e-215 : 1)], mixed = [.. answers.Select((_, row) => Math.Pow(10, row * 7 % 40 - 20))];
        Assert.Equal("too-far-apart", Assert.IsType<CannotFit>(OrdinalModel.Fit(new(answers, 2, [], problem.Random, light), stop: TestContext.Current.CancellationToken)).Code);
        var result = OrdinalModel.Fit(new(answers, 2, [], problem.Random, mixed), stop: TestContext.Current.CancellationToken);
        Assert.True(result is CannotFit || (result is OrdinalFit fit && double.IsFinite(fit.LogLikelihood)));
    }

    [Fact]
    public void Weights_of_nought_everywhere_are_too_few_rows()
    {
        var problem = Ratings.Clustered(raters: 20, providers: 10, departments: 2, each: 6);
        Assert.Equal("too-few-rows", Assert.IsType<CannotFit>(LinearModel.Fit(problem with { Weights = new double[120] }, TestContext.Current.CancellationToken)).Code);
        Assert.Equal("too-few-rows", Assert.IsType<CannotFit>(OrdinalModel.Fit(new([.. problem.Response.Select(value => value > 3 ? 1 : 0)], 2, [], problem.Random, new double[120]), stop: TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public void An_ordinal_model_of_more_levels_than_fit_densely_is_refused_in_a_sentence()
    {
        int[] rater = [.. Enumerable.Range(0, 40_000).Select(row => row % 10_000)], provider = [.. Enumerable.Range(0, 40_000).Select(row => row * 7 % 9_000)];
        var refused = Assert.IsType<CannotFit>(OrdinalModel.Fit(new([.. rater.Select(_ => Draw.Next(3))], 3, [], [new("rater", rater, 10_000), new("provider", provider, 9_000)]), stop: TestContext.Current.CancellationToken));
        Assert.Equal("too-large", refused.Code);
        Assert.Contains("9000", refused.Sentence, StringComparison.Ordinal);
    }

    private static LinearFit Finite(CrossedFit result)
    {
        var fit = Assert.IsType<LinearFit>(result);
        Assert.True(double.IsFinite(fit.Criterion) && double.IsFinite(fit.ResidualSd));
        Assert.All(fit.Fixed, column => Assert.True(double.IsFinite(column.Estimate) && double.IsFinite(column.StandardError)));
        Assert.All(fit.Random, effect => Assert.True(double.IsFinite(effect.Sd) && effect.Means.All(double.IsFinite) && effect.Sds.All(double.IsFinite)));
        return fit;
    }
}
