namespace Entente.Domain.Cadences;

/// <summary>What is written of a meeting.</summary>
/// <param name="Agenda">What is to be talked about.</param>
/// <param name="Present">Who was there.</param>
/// <param name="Minutes">What was said.</param>
/// <param name="Decisions">What was decided.</param>
public sealed record MeetingText(IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<Attendee> Present, string? Minutes, IReadOnlyList<string> Decisions);
