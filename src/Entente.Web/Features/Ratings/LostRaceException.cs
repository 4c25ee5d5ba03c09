namespace Entente.Web.Features.Ratings;

/// <summary>Another writer changed the same row between our look and our write; trying again settles it.</summary>
public sealed class LostRaceException() : Exception("The rating was changed by another writer.");
