using CsCheck;
using Entente.Domain.Scorecards;

namespace Entente.Domain.Tests.Scorecards;

public sealed class VerdictRuleTests
{
    private static readonly Gen<int> Count = Gen.Int[0, 1000];

    [Fact]
    public void One_standing_bad_outweighs_any_number_of_goods() =>
        Gen.Select(Count, Count).Sample((goods, recovered) =>
            Assert.Equal(Verdict.Dissatisfied, VerdictRule.Of(goods + recovered + 1, standingBad: 1, recovered)));

    [Fact]
    public void More_goods_never_change_a_verdict_once_there_is_an_answer() =>
        Gen.Select(Gen.Int[1, 1000], Count, Gen.Int[0, 3], Gen.Int[0, 3]).Sample((answers, more, bad, recovered) =>
            Assert.Equal(VerdictRule.Of(answers + bad + recovered, bad, recovered), VerdictRule.Of(answers + more + bad + recovered, bad, recovered)));

    [Fact]
    public void A_recovery_of_the_last_standing_bad_heals_and_of_any_other_does_not() =>
        Gen.Select(Count, Gen.Int[1, 50], Count).Sample((goods, standing, recovered) =>
            Assert.Equal(standing == 1 ? Verdict.Recovered : Verdict.Dissatisfied, VerdictRule.Of(goods + standing + recovered, standing - 1, recovered + 1)));

    [Fact]
    public void Silence_is_never_satisfaction_and_an_answer_is_never_silence() =>
        Gen.Select(Count, Gen.Int[0, 3], Gen.Int[0, 3]).Sample((goods, standing, recovered) =>
            Assert.Equal(goods + standing + recovered == 0, VerdictRule.Of(goods + standing + recovered, standing, recovered) is Verdict.NoAnswer));

    [Theory]
    [InlineData(0, 0, 0, Verdict.NoAnswer)]
    [InlineData(1, 0, 0, Verdict.Satisfied)]
    [InlineData(44, 1, 0, Verdict.Dissatisfied)]
    [InlineData(44, 0, 1, Verdict.Recovered)]
    [InlineData(44, 1, 1, Verdict.Dissatisfied)]
    public void The_worked_examples_hold(long ratings, long standingBad, long recovered, Verdict expected) =>
        Assert.Equal(expected, VerdictRule.Of(ratings, standingBad, recovered));
}
