using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings;

/// <summary>What a person said before about an occasion, shown to nobody but them.</summary>
/// <param name="Id">The rating.</param>
/// <param name="Level">The level, from 1.</param>
/// <param name="Cause">Why not satisfied.</param>
/// <param name="Comment">What they added.</param>
/// <param name="Recovered">Whether they confirmed that it was made good.</param>
/// <param name="IsSealed">Whether it is sealed.</param>
/// <param name="Case">The case that it opened; of a sealed bad once the provider knows of it.</param>
public sealed record OwnRating(Guid Id, int Level, Cause? Cause, string? Comment, bool Recovered, bool IsSealed, OwnCase? Case = null);
