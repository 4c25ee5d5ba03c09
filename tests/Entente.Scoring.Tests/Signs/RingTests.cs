using Entente.Scoring.Signs;
using Entente.Simulate;

namespace Entente.Scoring.Tests.Signs;

public sealed class RingTests
{
    [Fact]
    public void Two_units_that_praise_each_other_are_found_and_nobody_else()
    {
        int found = 0, accused = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            var world = new SignCompany(seed);
            var cells = world.Period((rater, provider) => (rater / 8, world.UnitOf[provider]) is (2, 5) or (5, 2) ? 0.3 : 0);
            var shown = Rings(cells, world.UnitOf, SignCompany.Sds, world.Steps, seed).Where(sign => sign.Q <= 0.05).ToArray();
            found += shown.Count(sign => sign.Units.SequenceEqual([2, 5]));
            accused += shown.Count(sign => !sign.Units.SequenceEqual([2, 5]));
        }

        Assert.InRange(found, 9, 10);
        Assert.InRange(accused, 0, 1);
    }

    [Fact]
    public void Three_units_that_praise_each_other_round_are_found()
    {
        var world = new SignCompany(4);
        var cells = world.Period((rater, provider) => (rater / 8, world.UnitOf[provider]) is (1, 4) or (4, 7) or (7, 1) ? 0.35 : 0);
        Assert.Contains(Rings(cells, world.UnitOf, SignCompany.Sds, world.Steps, 1), sign => sign.Units.SequenceEqual([1, 4, 7]) && sign.Q <= 0.05);
    }

    [Fact]
    public void Honest_companies_have_hardly_any_ring()
    {
        int alarms = 0;
        for (int seed = 1; seed <= 20; seed++)
        {
            var world = new SignCompany(seed + 100);
            alarms += Rings(world.Period(), world.UnitOf, SignCompany.Sds, world.Steps, seed).Any(sign => sign.Q <= 0.05) ? 1 : 0;
        }

        Assert.InRange(alarms, 0, 3);
    }

    [Fact]
    public void A_ring_is_shown_only_where_it_stands_for_two_periods()
    {
        RingSign[] now = [new([2, 5], 4, 0.0001, 0.01), new([1, 3], 3, 0.001, 0.04), new([4, 6], 2, 0.01, 0.2)];
        Assert.Empty(RingTest.Standing([], now));
        Assert.Equal([2, 5], Assert.Single(RingTest.Standing([new([2, 5], 3, 0.001, 0.05), new([1, 3], 3, 0.01, 0.06), new([4, 6], 3, 0.001, 0.01)], now)).Units);
        Assert.Equal(2, RingTest.Standing(now, now).Count);
    }

    [Fact]
    public void Praise_from_one_side_is_no_ring()
    {
        var world = new SignCompany(6);
        var cells = world.Period((rater, provider) => (rater / 8, world.UnitOf[provider]) is (2, 5) ? 0.35 : 0);
        Assert.DoesNotContain(Rings(cells, world.UnitOf, SignCompany.Sds, world.Steps, 1), sign => sign.Q <= 0.05);
    }

    [Fact]
    public void Without_units_that_serve_each_other_there_is_nothing_to_test()
    {
        Assert.Empty(Rings([], [], SignCompany.Sds, [], 1));
        Assert.Empty(Rings([new(0, 0, 1, 2, 0.5), new(1, 0, 1, 2, 1)], [0], SignCompany.Sds, [new AnswerSteps([1, 1])], 1));
        Assert.Throws<ArgumentException>(() => Rings([new(0, 3, 1, 2, 0.5)], [0], SignCompany.Sds, [new AnswerSteps([1, 1])], 1));
    }

    private static IReadOnlyList<RingSign> Rings(IReadOnlyList<RatedCell> cells, IReadOnlyList<int> unitOf, Spread spread, IReadOnlyList<AnswerSteps> steps, int seed) =>
        RingTest.Of(cells, unitOf, spread, steps, seed, 100, TestContext.Current.CancellationToken);
}
