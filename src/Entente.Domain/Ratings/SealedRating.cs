namespace Entente.Domain.Ratings;

/// <summary>
/// A judgement whose giver is hidden from everyone. The row holds no rater, no occasion and no time finer than a month in clear:
/// they are in <see cref="Envelope"/>, encrypted under the sealing key, which is kept apart from the database.
/// </summary>
public sealed class SealedRating
{
    private SealedRating()
    {
    }

    /// <summary>Its identity: random, so that it tells no time.</summary>
    public Guid Id { get; private init; }

    /// <summary>The link that was rated.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>The first day of the month for which it counts.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>How many levels the scale has: 2 or 5.</summary>
    public int Scale { get; private init; }

    /// <summary>The level, from 1.</summary>
    public int Level { get; private init; }

    /// <summary>Why not satisfied.</summary>
    public Cause? Cause { get; private init; }

    /// <summary>What the rater added in words.</summary>
    public string? Comment { get; private init; }

    /// <summary>Keyed hash of link, rater and occasion: finds one's own rating again with the sealing key, and tells nothing without.</summary>
    public byte[] Tag { get; private init; } = [];

    /// <summary>Rater, occasion and instant, encrypted; always of the same length.</summary>
    public byte[] Envelope { get; private init; } = [];

    /// <summary>1 when given; grows by one with every revision.</summary>
    public int Version { get; private init; }

    /// <summary>The version that was last released; 0 before the first release. It waits while this is less than <see cref="Version"/>.</summary>
    public int ReleasedVersion { get; private init; }

    /// <summary>The unit whose aggregate it waits for, where it could not go out with its link or its provider; null otherwise.</summary>
    public Guid? WaitsAt { get; private init; }
}
