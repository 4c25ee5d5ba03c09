namespace Entente.Domain.Ratings.Releases;

/// <summary>A sealed bad that the provider may know of now: it left with a batch of its link, or its rater wants it told at once.</summary>
/// <param name="RatingId">The rating by which its rater is found, with the sealing key and no other way.</param>
/// <param name="LinkId">The link.</param>
/// <param name="BatchId">The batch it left with; null where it is told before.</param>
/// <param name="Month">The first day of its month.</param>
/// <param name="Cause">Why, as the rater says.</param>
public sealed record SealedBad(Guid RatingId, Guid LinkId, Guid? BatchId, DateOnly Month, Cause? Cause);
