namespace Entente.Domain.Ratings;

/// <summary>What somebody asks to be recorded.</summary>
public sealed record RatingDraft
{
    /// <summary>The link that is rated.</summary>
    public required Guid LinkId { get; init; }

    /// <summary>Who rates.</summary>
    public required Guid RaterId { get; init; }

    /// <summary>The level of the service's scale, from 1.</summary>
    public required int Level { get; init; }

    /// <summary>The instant it counts for: now, or when it was given where it comes from a file.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The encounter's reference; null for the link in general.</summary>
    public string? Reference { get; init; }

    /// <summary>Why not satisfied; only with a bad.</summary>
    public Cause? Cause { get; init; }

    /// <summary>What the rater adds in words.</summary>
    public string? Comment { get; init; }

    /// <summary>True to hide who rated; null for what the service prescribes.</summary>
    public bool? Sealed { get; init; }

    /// <summary>True where a sealed bad opens its case at once instead of with its batch: its rater has read what that may reveal.</summary>
    public bool TellNow { get; init; }

    /// <summary>
    /// The identity it shall have; null for a new one. A request that is sent again names the same, and is answered the same
    /// instead of being refused as a second rating.
    /// </summary>
    public Guid? Id { get; init; }

    /// <summary>True when an earlier answer to the same occasion is to be revised instead of refused.</summary>
    public bool MayRevise { get; init; }

    /// <summary>True where the same answer to the same occasion is no second rating but the first one sent again, as from a file.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The version the rater saw and revises; null to revise whatever stands.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>True for a tap, which says a level and nothing else.</summary>
    public bool IsTap { get; init; }

    /// <summary>What it says over an answer that stands: what was said with a bad stays with it where a tap says that it still is one.</summary>
    /// <param name="scale">The scale of both.</param>
    /// <param name="level">The level that stands.</param>
    /// <param name="cause">Why, as it stands.</param>
    /// <param name="comment">The words that stand.</param>
    public RatingDraft Over(int scale, int level, Cause? cause, string? comment) =>
        IsTap && Levels.Of(scale, level) is Answer.Bad && Levels.Of(scale, Level) is Answer.Bad ? this with { Cause = cause, Comment = comment } : this;
}
