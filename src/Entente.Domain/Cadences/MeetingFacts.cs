namespace Entente.Domain.Cadences;

/// <summary>What became of a meeting, without what was said: as much as whoever counts meetings asks.</summary>
/// <param name="CadenceId">Of which cadence.</param>
/// <param name="Day">The day on which it is held.</param>
/// <param name="StartsAt">The instant at which it begins.</param>
/// <param name="MinutesDueAt">By when its minutes are to stand.</param>
/// <param name="State">What became of it.</param>
/// <param name="SettledAt">When its minutes were finished, or it was called off or missed.</param>
/// <param name="Present">Who was there.</param>
public sealed record MeetingFacts(Guid CadenceId, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset MinutesDueAt, MeetingState State, DateTimeOffset? SettledAt, IReadOnlyList<Attendee> Present);
