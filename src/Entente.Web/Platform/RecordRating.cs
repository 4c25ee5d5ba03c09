using Entente.Domain.Kernel;
using Entente.Domain.Ratings;

namespace Entente.Web.Platform;

/// <summary>Asks the one writer of ratings for something, from a feature that is not the writer's; the outcome comes after the commit.</summary>
public delegate Task<Outcome<RecordedRating>> RecordRating(RatingCommand command);
