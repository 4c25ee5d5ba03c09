using Entente.Simulate;

namespace Entente.Domain.Tests.Fairness;

/// <summary>The small version of <c>bench/simulate year</c>: no published figure moves beyond what is printed beside it, whoever lies for a year; a plain mean has no such limit.</summary>
public sealed class YearOfLiesTests
{
    public static TheoryData<bool, YearAttack.Lie, double> Attacks { get; } = new(
        from isRing in new[] { false, true }
        from lie in Enum.GetValues<YearAttack.Lie>()
        where !isRing || lie is not YearAttack.Lie.Silence
        from share in new[] { 0.35, 0.05 }
        select new TheoryDataRow<bool, YearAttack.Lie, double>(isRing, lie, share));

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_figure_moves_beyond_its_bound(bool isRing, YearAttack.Lie lie, double share)
    {
        var outcomes = Enumerable.Range(0, 25).Select(i => YearAttack.Of(800_000 + i, share, isRing, lie)).OfType<YearAttack.Outcome>().ToList();
        Assert.True(outcomes.Count > 15);
        Assert.All(outcomes.SelectMany(one => new[] { one.Share, one.Index, one.LongTerm }).OfType<YearAttack.Move>(), move => Assert.True(move.Is <= move.Bound + 1e-12, move.ToString()));
        if (lie is not YearAttack.Lie.Silence)
            Assert.True(outcomes.Average(one => one.PlainMean) > 3 * outcomes.Average(one => one.LongTerm?.Is ?? 0));
    }
}
