using CsCheck;
using Entente.Domain.Chain;

namespace Entente.Domain.Tests.Chain;

public sealed class ExpectationTests
{
    private static readonly Guid Somebody = Guid.CreateVersion7();
    private readonly Somewhere at = new();

    [Fact]
    public void It_is_in_force_from_the_second_signature()
    {
        var version = Proposed(1);
        Assert.Null(version.Sign(LinkSide.Customer, Somebody, Somewhere.Now));
        Assert.Null(version.InForceFrom);
        Assert.Null(version.Sign(LinkSide.Provider, Somebody, Somewhere.Now.AddDays(3)));
        Assert.Equal(Somewhere.Now.AddDays(3), version.InForceFrom);
        Assert.Null(Expectation.InForce([version], Somewhere.Now.AddDays(3).AddTicks(-1)));
        Assert.Same(version, Expectation.InForce([version], Somewhere.Now.AddDays(3)));
    }

    [Fact]
    public void A_side_signs_once()
    {
        var version = Proposed(1);
        Assert.Null(version.Sign(LinkSide.Provider, Somebody, Somewhere.Now));
        Assert.IsType<AlreadySigned>(version.Sign(LinkSide.Provider, Somebody, Somewhere.Now));
        Assert.Equal(2, version.Version);
    }

    [Fact]
    public void In_force_is_the_highest_number_that_both_had_signed_by_then() =>
        Gen.Select(Gen.Int[0, 9].Array[0, 6], Gen.Int[0, 9]).Sample((signedOn, asked) =>
        {
            var versions = signedOn.Select((day, i) => Signed(i + 1, day)).ToList();
            var expected = versions.LastOrDefault(version => signedOn[version.Number - 1] <= asked);
            Assert.Same(expected, Expectation.InForce(versions, Somewhere.Now.AddDays(asked)));
        });

    [Theory]
    [InlineData("")]
    [InlineData("  \0 ")]
    [InlineData(null)]
    public void It_says_something(string? text) =>
        Assert.IsType<ExpectationTextInvalid>(Expectation.Propose(Guid.CreateVersion7(), at.PartsForTechnicians, 0, text!, null, null, Somewhere.Now, null).Refusal);

    [Fact]
    public void A_promise_can_be_measured() =>
        Assert.IsType<PromiseTargetInvalid>(Expectation.Propose(
            Guid.CreateVersion7(), at.PartsForTechnicians, 0, "三日内到货", null, new Promise("到货时间", Comparator.AtMost, double.NaN, "工作日"), Somewhere.Now, null).Refusal);

    private Expectation Proposed(int number) =>
        Somewhere.Agreed(Expectation.Propose(Guid.CreateVersion7(), at.PartsForTechnicians, number - 1, "三个工作日内到货", null, null, Somewhere.Now, null));

    private Expectation Signed(int number, int day)
    {
        var version = Proposed(number);
        Assert.Null(version.Sign(LinkSide.Provider, Somebody, Somewhere.Now));
        Assert.Null(version.Sign(LinkSide.Customer, Somebody, Somewhere.Now.AddDays(day)));
        return version;
    }
}
