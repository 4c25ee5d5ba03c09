namespace Entente.Domain.Ratings;

/// <summary>What a rating said before it was changed; nothing that was said is ever overwritten.</summary>
public sealed class RatingRevision
{
    private RatingRevision()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The rating.</summary>
    public Guid RatingId { get; private init; }

    /// <summary>The version that this was.</summary>
    public int Version { get; private init; }

    /// <summary>The level then.</summary>
    public int Level { get; private init; }

    /// <summary>The cause then.</summary>
    public Cause? Cause { get; private init; }

    /// <summary>The comment then.</summary>
    public string? Comment { get; private init; }

    /// <summary>Whether it was recovered then.</summary>
    public DateTimeOffset? RecoveredAt { get; private init; }

    /// <summary>Whether it was taken back then.</summary>
    public DateTimeOffset? WithdrawnAt { get; private init; }

    /// <summary>When it was replaced.</summary>
    public DateTimeOffset ReplacedAt { get; private init; }
}
