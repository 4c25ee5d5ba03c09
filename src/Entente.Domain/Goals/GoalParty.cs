namespace Entente.Domain.Goals;

/// <summary>One whose signature or finding counts.</summary>
/// <param name="Kind">As what.</param>
/// <param name="UnitId">The unit; for the superior the owner, whose superior it is.</param>
public sealed record GoalParty(PartyKind Kind, Guid UnitId);
