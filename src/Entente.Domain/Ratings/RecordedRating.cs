namespace Entente.Domain.Ratings;

/// <summary>What stands after a rating was recorded, durably.</summary>
/// <param name="Id">The rating's identity.</param>
/// <param name="Version">Its version now.</param>
/// <param name="Change">What the request changed.</param>
/// <param name="IsSealed">Whether the rater's identity is sealed.</param>
public sealed record RecordedRating(Guid Id, int Version, RatingChange Change, bool IsSealed);
