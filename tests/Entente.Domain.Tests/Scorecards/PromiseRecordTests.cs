using Entente.Domain.Scorecards;

namespace Entente.Domain.Tests.Scorecards;

/// <summary>Where promise and perception part.</summary>
public sealed class PromiseRecordTests
{
    [Theory]
    [InlineData(9, 1, Verdict.Dissatisfied, PromiseContrast.KeptButUnhappy)]
    [InlineData(8, 2, Verdict.Dissatisfied, PromiseContrast.None)]
    [InlineData(9, 1, Verdict.Recovered, PromiseContrast.None)]
    [InlineData(7, 3, Verdict.Satisfied, PromiseContrast.BrokenButHappy)]
    [InlineData(8, 2, Verdict.Satisfied, PromiseContrast.None)]
    [InlineData(4, 0, Verdict.Dissatisfied, PromiseContrast.None)]
    [InlineData(0, 4, Verdict.Satisfied, PromiseContrast.None)]
    [InlineData(0, 9, Verdict.NoAnswer, PromiseContrast.None)]
    public void Only_where_enough_was_measured_and_it_says_the_opposite(int kept, int broken, Verdict verdict, PromiseContrast contrast) =>
        Assert.Equal(contrast, new PromiseRecord(kept, broken).Beside(verdict));

    [Fact]
    public void Nothing_measured_has_no_share() => Assert.Null(new PromiseRecord(0, 0).Share);
}
