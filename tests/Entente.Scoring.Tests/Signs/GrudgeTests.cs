using Entente.Scoring.Signs;
using Entente.Simulate;

namespace Entente.Scoring.Tests.Signs;

public sealed class GrudgeTests
{
    [Fact]
    public void A_residual_is_the_error_of_predicting_a_cell_from_all_others()
    {
        var spread = new Spread(0.12, 0.1, 0.07, 0.2);
        RatedCell[] cells =
        [
            new(0, 0, 0, 3, 0.9), new(0, 1, 0, 1, 0.5), new(1, 0, 0, 2, 0.4), new(1, 1, 0, 5, 0.7),
            new(2, 0, 1, 4, 0.75), new(2, 1, 1, 2, 0.25), new(3, 1, 1, 1, 1), new(3, 2, 1, 6, 0.6), new(0, 2, 0, 2, 0.8),
        ];
        var steps = Enumerable.Repeat(new AnswerSteps([1, 2, 3, 4, 5]), 3).ToArray();
        var signs = Signs(cells, spread, steps, seed: 1, draws: 20);
        for (int i = 0; i < cells.Length; i++)
        {
            (double error, double variance) = PredictionError(cells, i, spread);
            Assert.Equal(error, signs[i].Residual, 1e-10);
            Assert.Equal(error / Math.Sqrt(variance), signs[i].Studentised, 1e-10);
        }
    }

    [Fact]
    public void Where_nobody_has_a_grudge_hardly_anybody_is_suspected()
    {
        int tests = 0, belowFive = 0, shown = 0;
        for (int seed = 1; seed <= 6; seed++)
        {
            var world = new SignCompany(seed);
            var before = Signs(world.Period(), SignCompany.Sds, world.Steps, seed, 150);
            var now = Signs(world.Period(), SignCompany.Sds, world.Steps, seed + 1000, 150);
            tests += now.Count;
            belowFive += now.Count(sign => sign.P <= 0.05);
            shown += GrudgeTest.Standing(before, now).Count;
        }

        Assert.Equal(0, shown);
        Assert.InRange((double)belowFive / tests, 0.02, 0.06);
    }

    [Fact]
    public void A_rater_who_gives_one_provider_the_lowest_answer_whatever_happens_is_found()
    {
        int found = 0, accused = 0;
        for (int seed = 1; seed <= 8; seed++)
        {
            var world = new SignCompany(seed);
            var grudge = world.Period().First(cell => cell.Answers >= 5);
            double Attack(int rater, int provider) => (rater, provider) == (grudge.Rater, grudge.Provider) ? -2 : 0;
            var before = Signs(world.Period(Attack), SignCompany.Sds, world.Steps, seed, 150);
            var now = Signs(world.Period(Attack), SignCompany.Sds, world.Steps, seed + 1000, 150);
            var shown = GrudgeTest.Standing(before, now);
            found += shown.Count(sign => sign.Cell.Rater == grudge.Rater && sign.Cell.Provider == grudge.Provider && sign.Residual < 0);
            accused += shown.Count(sign => sign.Cell.Rater != grudge.Rater);
        }

        Assert.InRange(found, 7, 8);
        Assert.Equal(0, accused);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_a_grudge_must_stand_for_two_periods()
    {
        var world = new SignCompany(3, units: 4);
        var cells = world.Period((rater, provider) => rater == 0 && provider == 4 ? -2 : 0);
        var first = Signs(cells, SignCompany.Sds, world.Steps, 5, 40);
        Assert.Equal(first, Signs(cells, SignCompany.Sds, world.Steps, 5, 40));
        Assert.Empty(GrudgeTest.Standing([], first, level: 1));
        Assert.Equal(first.Count, GrudgeTest.Standing(first, first, level: 1).Count);
    }

    [Fact]
    public void Bad_input_is_refused_in_words_and_nothing_gives_nothing()
    {
        var steps = new[] { new AnswerSteps([1, 1]) };
        var spread = new Spread(0.1, 0.1, 0, 0.2);
        Assert.Empty(Signs([], spread, steps, 1));
        Assert.Throws<ArgumentException>(() => Signs([new(0, 1, 0, 1, 0.5)], spread, steps, 1));
        Assert.Throws<ArgumentException>(() => Signs([new(0, 0, 0, 1, double.NaN)], spread, steps, 1));
        Assert.Throws<ArgumentException>(() => Signs([new(0, 0, 0, 1, 0.5)], spread with { Answer = 0 }, steps, 1));
        Assert.Throws<ArgumentException>(() => Signs([new(0, 0, 0, 1, 0.5), new(0, 0, 0, 1, 0.5)], spread, steps, 1));
        Assert.Throws<ArgumentException>(() => Signs([new(0, 0, 0, 1, 0.5)], spread, [new AnswerSteps([0, 0])], 1));
        var alone = Assert.Single(Signs([new(0, 0, 0, 1, 0.5)], spread, steps, 1, 10));
        Assert.Equal((0, 1), (alone.Studentised, alone.P));
    }

    private static IReadOnlyList<CellSign> Signs(IReadOnlyList<RatedCell> cells, Spread spread, IReadOnlyList<AnswerSteps> steps, int seed, int draws = GrudgeTest.UsualDraws) =>
        GrudgeTest.Of(cells, spread, steps, seed, draws, TestContext.Current.CancellationToken);

    /// <summary>Straight from the definition: the best linear unbiased prediction of cell i from the others, by solving their whole covariance.</summary>
    private static (double Error, double Variance) PredictionError(RatedCell[] cells, int i, Spread spread)
    {
        var others = cells.Where((_, j) => j != i).ToArray();
        int n = others.Length;
        var system = new double[n + 1, n + 1];
        var right = new double[n + 1];
        for (int a = 0; a < n; a++)
        {
            for (int b = 0; b < n; b++)
                system[a, b] = Covariance(others[a], others[b], a == b, spread);
            system[a, n] = system[n, a] = 1;
            right[a] = Covariance(others[a], cells[i], false, spread);
        }

        right[n] = 1;
        var solution = Solve(system, right);
        double predicted = 0, variance = Covariance(cells[i], cells[i], true, spread);
        for (int a = 0; a < n; a++)
        {
            predicted += solution[a] * others[a].Mean;
            variance -= solution[a] * right[a];
        }

        return (cells[i].Mean - predicted, variance - solution[n]);
    }

    private static double Covariance(RatedCell a, RatedCell b, bool isSame, Spread spread) =>
        (a.Rater == b.Rater ? spread.Rater * spread.Rater : 0)
        + (a.Provider == b.Provider ? spread.Provider * spread.Provider : 0)
        + (a.Provider == b.Provider && a.Customer == b.Customer ? spread.ProviderByCustomer * spread.ProviderByCustomer : 0)
        + (isSame ? spread.Answer * spread.Answer / a.Answers : 0);

    private static double[] Solve(double[,] a, double[] b)
    {
        int n = b.Length;
        var x = (double[])b.Clone();
        for (int k = 0; k < n; k++)
        {
            int best = Enumerable.Range(k, n - k).MaxBy(row => Math.Abs(a[row, k]));
            for (int j = 0; j < n; j++)
                (a[k, j], a[best, j]) = (a[best, j], a[k, j]);
            (x[k], x[best]) = (x[best], x[k]);
            for (int row = 0; row < n; row++)
            {
                if (row == k)
                    continue;
                double factor = a[row, k] / a[k, k];
                for (int j = k; j < n; j++)
                    a[row, j] -= factor * a[k, j];
                x[row] -= factor * x[k];
            }
        }

        for (int k = 0; k < n; k++)
            x[k] /= a[k, k];
        return x;
    }
}
