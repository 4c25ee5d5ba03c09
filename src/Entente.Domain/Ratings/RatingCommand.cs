namespace Entente.Domain.Ratings;

/// <summary>One thing that is asked of the writer; only the rater asks, but for the court of two.</summary>
public abstract record RatingCommand
{
    private RatingCommand()
    {
    }

    /// <summary>Record a rating, or revise it where the draft says so.</summary>
    /// <param name="Draft">What to record.</param>
    public sealed record Record(RatingDraft Draft) : RatingCommand;

    /// <summary>Confirm that a bad was made good.</summary>
    /// <param name="RatingId">Which.</param>
    /// <param name="RaterId">Who asks.</param>
    /// <param name="ExpectedVersion">The version they saw; null for whatever stands.</param>
    public sealed record ConfirmRecovery(Guid RatingId, Guid RaterId, int? ExpectedVersion = null) : RatingCommand;

    /// <summary>Take a rating back.</summary>
    /// <param name="RatingId">Which.</param>
    /// <param name="RaterId">Who asks.</param>
    /// <param name="ExpectedVersion">The version they saw; null for whatever stands.</param>
    public sealed record Withdraw(Guid RatingId, Guid RaterId, int? ExpectedVersion = null) : RatingCommand;

    /// <summary>Take a rating out of the figures for proven abuse. Neither of the two can do so alone.</summary>
    /// <param name="RatingId">Which.</param>
    /// <param name="HumanResourcesId">Who judged for HR.</param>
    /// <param name="AuditorId">Who judged for the auditors.</param>
    public sealed record Remove(Guid RatingId, Guid HumanResourcesId, Guid AuditorId) : RatingCommand;
}
