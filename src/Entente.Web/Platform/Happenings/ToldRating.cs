using Entente.Domain.Ratings;

namespace Entente.Web.Platform.Happenings;

/// <summary>An open rating that was given or changed. There is none for a sealed one.</summary>
/// <param name="Id">Which.</param>
/// <param name="Change">What became of it.</param>
/// <param name="LinkId">On which link.</param>
/// <param name="RaterId">By whom.</param>
/// <param name="Day">For which day it counts.</param>
/// <param name="Scale">Of how many levels.</param>
/// <param name="Level">Which level it says now.</param>
/// <param name="Version">Its version now.</param>
/// <param name="Reference">The encounter's reference, told with a new rating; null where there is none.</param>
public sealed record ToldRating(Guid Id, RatingChange Change, Guid LinkId, Guid RaterId, DateOnly Day, int Scale, int Level, int Version, string? Reference);
