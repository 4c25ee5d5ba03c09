using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings;

/// <summary>An open rating that may be recorded, if its rater has not rated the occasion yet.</summary>
internal sealed record NewRating(Guid Id, RatingDraft Draft, string Occasion, int Scale, DateOnly Day);
