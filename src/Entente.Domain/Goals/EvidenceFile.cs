namespace Entente.Domain.Goals;

/// <summary>A file that proves something about a goal. Its content lies outside the database, under its hash.</summary>
public sealed class EvidenceFile
{
    /// <summary>The most bytes of one file.</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    /// <summary>The most files of one goal.</summary>
    public const int MostFiles = 100;

    private EvidenceFile()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Of which goal.</summary>
    public Guid GoalId { get; private init; }

    /// <summary>Its name, cleaned.</summary>
    public string Name { get; private init; } = "";

    /// <summary>SHA-256 of its content, lower-case hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>How many bytes.</summary>
    public long Size { get; private init; }

    /// <summary>Who brought it; null for a program.</summary>
    public Guid? By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>A file whose content was looked at.</summary>
    public static EvidenceFile Keep(Guid id, Guid goal, string name, string hash, long size, DateTimeOffset now, Guid? by) =>
        new() { Id = id, GoalId = goal, Name = name, Hash = hash, Size = size, At = now, By = by };
}
