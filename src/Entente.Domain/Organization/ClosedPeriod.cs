using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>
/// That a period was closed: its published figures no longer change. Closing a period closes the shorter ones inside it.
/// Reopening ends the closing visibly: who, when and why stay.
/// </summary>
public sealed class ClosedPeriod
{
    private ClosedPeriod()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The period's code, such as <c>2026-Q3</c>.</summary>
    public string Code { get; private init; } = "";

    /// <summary>When it was closed.</summary>
    public DateTimeOffset ClosedAt { get; private init; }

    /// <summary>Who closed it; null when the program did so on schedule.</summary>
    public Guid? ClosedBy { get; private init; }

    /// <summary>When it was opened again; null while it stays closed.</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    /// <summary>Who opened it again.</summary>
    public Guid? ReopenedBy { get; private set; }

    /// <summary>Why it was opened again.</summary>
    public string? ReopenReason { get; private set; }

    /// <summary>The period.</summary>
    public Period Period => Period.Parse(Code);

    /// <summary>Closes a period; refused before its last day has passed.</summary>
    public static Outcome<ClosedPeriod> Close(Guid id, Period period, DateOnly today, DateTimeOffset now, Guid? by)
    {
        if (today <= period.End)
            return new PeriodNotOver(period);
        return new ClosedPeriod { Id = id, Code = period.ToString(), ClosedAt = now, ClosedBy = by };
    }

    /// <summary>Opens it again; a reason is asked for, and shown for ever.</summary>
    public Refusal? Reopen(DateTimeOffset now, Guid by, string reason)
    {
        if (ReopenedAt is not null)
            return new PeriodNotClosed(Period);
        if (FreeText.Clean(reason) is not { } clean)
            return new ReasonMissing();
        (ReopenedAt, ReopenedBy, ReopenReason) = (now, by, clean);
        return null;
    }
}
