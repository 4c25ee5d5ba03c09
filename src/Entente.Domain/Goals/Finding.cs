namespace Entente.Domain.Goals;

/// <summary>What a customer found: the facts are right, or they are not, because.</summary>
public sealed record Finding
{
    /// <summary>Whose finding.</summary>
    public GoalParty Party { get; init; } = new(PartyKind.Served, Guid.Empty);

    /// <summary>True where the facts are confirmed.</summary>
    public bool Confirmed { get; init; }

    /// <summary>Which criterion is disputed; null where all are confirmed.</summary>
    public int? Criterion { get; init; }

    /// <summary>In words; for a dispute what is so instead.</summary>
    public string? Text { get; init; }

    /// <summary>Files that prove it.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>An address that proves it.</summary>
    public string? Link { get; init; }

    /// <summary>Who found.</summary>
    public Guid By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When the dispute was decided by the superior of both; null while it is not.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Who decided.</summary>
    public Guid? SettledBy { get; init; }

    /// <summary>Why so.</summary>
    public string? Settlement { get; init; }

    /// <summary>True while it is a dispute that nobody has decided.</summary>
    public bool IsOpenDispute => !Confirmed && SettledAt is null;
}
