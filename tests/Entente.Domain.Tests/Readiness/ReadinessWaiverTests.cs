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

    private Outcome<ReadinessWaiver> Grant(string period, string? reason) =>
        ReadinessWaiver.Grant(Guid.CreateVersion7(), at.ReimbursementForAfterSales.Id, Period.Parse(period), reason, at.Directory, at.Director.Id, Somewhere.Now);
}
