namespace Entente.Domain.Fairness;

/// <summary>A service as the search sees it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="UnitId">The unit that provides it.</param>
/// <param name="Scale">2 or 5 levels.</param>
/// <param name="IsOpen">Every rating of it carries its rater's name, so that an encounter without one has no answer.</param>
public sealed record RatedService(Guid Id, Guid UnitId, int Scale, bool IsOpen);
