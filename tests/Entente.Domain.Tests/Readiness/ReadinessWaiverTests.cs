using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;

namespace Entente.Domain.Tests.Readiness;

public sealed class ReadinessWaiverTests
{
    private readonly Somewhere at = new();

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Without_a_reason_nothing_is_waived_and_nothing_taken_back(string? reason)
    {
        Assert.IsType<WaiverReasonInvalid>(Grant("2026-Q1", reason).Refusal);
        Assert.IsType<WaiverReasonInvalid>(Grant("2026-Q1", new string('长', ReadinessWaiver.MaxReasonLength + 1)).Refusal);
        var waiver = Somewhere.Agreed(Grant("2026-Q1", "新设部门"));
        Assert.IsType<WaiverReasonInvalid>(waiver.Revoke(reason, at.Directory, at.Director.Id, Somewhere.Now));
        Assert.True(waiver.Stands);
    }

    [Fact]
    public void A_closed_period_takes_no_waiver_and_gives_none_back()
    {
        var waiver = Somewhere.Agreed(Grant("2025-Q4", "新设部门"));
        at.Close("2025");
        Assert.IsType<PeriodAlreadyClosed>(Grant("2025-Q4", "新设部门").Refusal);
        Assert.IsType<PeriodAlreadyClosed>(waiver.Revoke("已补齐", at.Directory, at.Director.Id, Somewhere.Now));
        Assert.True(waiver.Stands);
    }

    [Fact]
    public void What_was_waived_stays_readable_after_it_was_taken_back_and_is_taken_back_once()
    {
        var waiver = Somewhere.Agreed(Grant("2026-Q1", "新设部门"));
        Assert.Null(waiver.Revoke("对话已签署", at.Directory, at.Director.Id, Somewhere.Now));
        Assert.False(waiver.Stands);
        Assert.Equal(("新设部门", "对话已签署"), (waiver.Reason, waiver.RevokedReason));
        Assert.IsType<WaiverRevokedAlready>(waiver.Revoke("再次", at.Directory, at.Director.Id, Somewhere.Now));
    }

    [Fact]
    public void A_second_one_for_the_same_link_and_period_is_refused_until_the_first_is_taken_back()
    {
        var first = Somewhere.Agreed(Grant("2026-Q1", "新设部门"));
        Assert.IsType<WaiverStandsAlready>(Grant("2026-Q1", "再来一次", first).Refusal);
        Assert.Equal("2026-01", Somewhere.Agreed(Grant("2026-01", "另一周期", first)).PeriodCode);
        Assert.Null(first.Revoke("对话已签署", at.Directory, at.Director.Id, Somewhere.Now));
        Assert.True(Somewhere.Agreed(Grant("2026-Q1", "又缺一项", first)).Stands);
    }

    [Fact]
    public void A_link_that_serves_nobody_in_the_period_has_nothing_to_waive() =>
        Assert.IsType<WaiverOutsideLink>(Grant("2019", "新设部门").Refusal);

    private Outcome<ReadinessWaiver> Grant(string period, string? reason, params ReadinessWaiver[] known) =>
        ReadinessWaiver.Grant(Guid.CreateVersion7(), at.ReimbursementForAfterSales, Period.Parse(period), reason, known, at.Directory, at.Director.Id, Somewhere.Now);
}
