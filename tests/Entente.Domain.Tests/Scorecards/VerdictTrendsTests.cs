using CsCheck;
using Entente.Domain.Scorecards;

namespace Entente.Domain.Tests.Scorecards;

public sealed class VerdictTrendsTests
{
    private static readonly Gen<Verdict[]> Months = Gen.Enum<Verdict>().Array[0, 6];

    [Theory]
    [InlineData(VerdictTrend.Better, Verdict.Dissatisfied, Verdict.Recovered)]
    [InlineData(VerdictTrend.Better, Verdict.Dissatisfied, Verdict.NoAnswer, Verdict.Satisfied)]
    [InlineData(VerdictTrend.Worse, Verdict.Dissatisfied, Verdict.Satisfied, Verdict.Recovered)]
    [InlineData(VerdictTrend.Same, Verdict.Satisfied, Verdict.Satisfied, Verdict.NoAnswer)]
    [InlineData(VerdictTrend.Unknown, Verdict.NoAnswer, Verdict.NoAnswer, Verdict.Satisfied)]
    public void The_last_answer_is_compared_with_the_one_before_it(VerdictTrend trend, params Verdict[] months) =>
        Assert.Equal(trend, VerdictTrends.Of(months));

    [Fact]
    public void Silence_changes_no_trend() =>
        Gen.Select(Months, Gen.Int[0, 6]).Sample((months, place) =>
            Assert.Equal(VerdictTrends.Of(months), VerdictTrends.Of([.. months.Take(place), Verdict.NoAnswer, .. months.Skip(place)])));
}
