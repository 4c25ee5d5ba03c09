namespace Entente.Domain.Ratings;

/// <summary>
/// A customer person's open judgement of an encounter or of a link in general (评价). It is written by the group-committing writer
/// alone, together with its tallies; here it is read.
/// </summary>
public sealed class Rating
{
    private Rating()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The link that was rated.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>Who rated.</summary>
    public Guid RaterId { get; private init; }

    /// <summary>What it is about, see <see cref="Ratings.Occasion"/>; unique with link and rater.</summary>
    public string Occasion { get; private init; } = "";

    /// <summary>How many levels the scale has: 2 or 5.</summary>
    public int Scale { get; private init; }

    /// <summary>The level, from 1.</summary>
    public int Level { get; private init; }

    /// <summary>The company's day for which it counts.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>The instant for which it counts.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>When the program wrote it down: other than <see cref="At"/> for what came from a file. Null where it was recorded before that was kept.</summary>
    public DateTimeOffset? RecordedAt { get; private init; }

    /// <summary>Why not satisfied; null where it was not said, or there was nothing.</summary>
    public Cause? Cause { get; private init; }

    /// <summary>What the rater added in words.</summary>
    public string? Comment { get; private init; }

    /// <summary>When the rater confirmed that a bad was made good; null while they have not.</summary>
    public DateTimeOffset? RecoveredAt { get; private init; }

    /// <summary>When the rater took it back; null while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private init; }

    /// <summary>When a court of two took it out of the figures; it stays out. Null for nearly all.</summary>
    public DateTimeOffset? RemovedAt { get; private init; }

    /// <summary>1 when given; grows by one with every revision, recovery or withdrawal.</summary>
    public int Version { get; private init; }

    /// <summary>What the level means.</summary>
    public Answer Answer => Levels.Of(Scale, Level);
}
