using Entente.Domain.Kernel;

namespace Entente.Domain.Readiness;

/// <summary>Whether a link counted in a period when the period was closed; nothing that happens afterwards changes it.</summary>
public sealed class FrozenReadiness
{
    private FrozenReadiness()
    {
    }

    /// <summary>The link.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>The code of the closed period.</summary>
    public string PeriodCode { get; private init; } = "";

    /// <summary>What it lacked.</summary>
    public IReadOnlyList<ReadinessGap> Missing { get; private init; } = [];

    /// <summary>Why it counted nevertheless; null where nobody waived what was missing.</summary>
    public string? WaiverReason { get; private init; }

    /// <summary>When it was frozen.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>As it is told, open or closed.</summary>
    public LinkReadiness Told => new(LinkId, Missing, WaiverReason);

    /// <summary>Keeps what is so in a period that was closed just now.</summary>
    public static FrozenReadiness Of(Period period, LinkReadiness readiness, DateTimeOffset now) =>
        new() { LinkId = readiness.LinkId, PeriodCode = period.ToString(), Missing = readiness.Missing, WaiverReason = readiness.WaiverReason, At = now };
}
