using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Readiness;

/// <summary>
/// An administrator's word that a link counts in a period although something is missing. It never changes and never goes: who takes it
/// back says why, and both stay visible.
/// </summary>
public sealed class ReadinessWaiver
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReasonLength = 500;

    private ReadinessWaiver()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The link that counts.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>The code of the period in which it counts; of no shorter or longer one.</summary>
    public string PeriodCode { get; private init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Who waived; null for a key of the API.</summary>
    public Guid? By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>When it was taken back; null while it stands.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Who took it back.</summary>
    public Guid? RevokedBy { get; private set; }

    /// <summary>Why it was taken back.</summary>
    public string? RevokedReason { get; private set; }

    /// <summary>True until it is taken back.</summary>
    public bool Stands => RevokedAt is null;

    /// <summary>Waives what is missing; refused without a reason, in a closed period, where the link does not run in it, and beside one that stands.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="link">The link that shall count.</param>
    /// <param name="period">The period.</param>
    /// <param name="reason">Why.</param>
    /// <param name="known">Waivers of this link and period, or of others too.</param>
    /// <param name="directory">The organisation.</param>
    /// <param name="by">Who waives; null for a key of the API.</param>
    /// <param name="now">When.</param>
    public static Outcome<ReadinessWaiver> Grant(Guid id, Link link, Period period, string? reason, IEnumerable<ReadinessWaiver> known, CompanyDirectory directory, Guid? by, DateTimeOffset now) =>
        !ReadinessRule.Runs(link, period) ? new WaiverOutsideLink()
            : Check(directory, period, reason) is { } refusal ? refusal
            : known.Any(waiver => waiver.Stands && waiver.LinkId == link.Id && waiver.PeriodCode == period.ToString()) ? new WaiverStandsAlready()
            : new ReadinessWaiver { Id = id, LinkId = link.Id, PeriodCode = period.ToString(), Reason = FreeText.Clean(reason)!, By = by, At = now };

    /// <summary>Takes it back; refused without a reason, in a closed period, and a second time.</summary>
    public Refusal? Revoke(string? reason, CompanyDirectory directory, Guid? by, DateTimeOffset now)
    {
        if (!Stands)
            return new WaiverRevokedAlready();
        if (Check(directory, Period.Parse(PeriodCode), reason) is { } refusal)
            return refusal;
        (RevokedAt, RevokedBy, RevokedReason) = (now, by, FreeText.Clean(reason));
        return null;
    }

    private static Refusal? Check(CompanyDirectory directory, Period period, string? reason)
    {
        if (directory.IsClosed(period))
            return new PeriodAlreadyClosed(period);
        return FreeText.Clean(reason) is not { Length: <= MaxReasonLength } ? new WaiverReasonInvalid() : null;
    }
}
