namespace Entente.Domain.Dialogues;

/// <summary>What an invitation says.</summary>
/// <param name="HostId">The unit that invites.</param>
/// <param name="GuestId">The unit that is invited.</param>
/// <param name="Period">The code of the period whose goals are talked about.</param>
/// <param name="PlannedAt">When they plan to meet.</param>
/// <param name="Place">Where, in words; null where nobody said.</param>
public sealed record DialogueInvitation(Guid HostId, Guid GuestId, string Period, DateTimeOffset PlannedAt, string? Place);
