namespace Entente.Domain.Cadences;

/// <summary>One occurrence of a rhythm.</summary>
/// <param name="Slot">The day that the rhythm names; identifies the occurrence for ever.</param>
/// <param name="Day">The working day on which it is held; null where it is left out.</param>
public readonly record struct MeetingSlot(DateOnly Slot, DateOnly? Day);
