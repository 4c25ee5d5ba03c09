namespace Entente.Domain.Goals;

/// <summary>What was so on a day, held against a criterion. Of several, the latest up to a day counts.</summary>
public sealed record Fact
{
    /// <summary>Against which criterion.</summary>
    public int Criterion { get; init; }

    /// <summary>The day on which it was so.</summary>
    public DateOnly On { get; init; }

    /// <summary>The value; 1 for yes or done, 0 for no.</summary>
    public double Value { get; init; }

    /// <summary>In words; null where nobody said.</summary>
    public string? Text { get; init; }

    /// <summary>Files that prove it.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>An address that proves it, https only; null where there is none.</summary>
    public string? Link { get; init; }

    /// <summary>Who recorded it; null for a program.</summary>
    public Guid? By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}
