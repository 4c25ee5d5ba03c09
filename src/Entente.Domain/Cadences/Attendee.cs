namespace Entente.Domain.Cadences;

/// <summary>Somebody who was there.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="UnitId">For which unit.</param>
public sealed record Attendee(Guid PersonId, Guid UnitId);
