namespace Entente.Domain.Cadences;

/// <summary>What one side proposes.</summary>
/// <param name="Title">What the meeting is called.</param>
/// <param name="Units">The units that meet; two or more.</param>
/// <param name="Participants">Who is invited beside those who speak for the units.</param>
/// <param name="Rhythm">On which days.</param>
/// <param name="Start">From when on.</param>
/// <param name="Until">The last day, two years later at most; then it is agreed anew.</param>
/// <param name="Time">When it begins, in the company's time.</param>
/// <param name="Minutes">How long it takes.</param>
/// <param name="Place">Where.</param>
/// <param name="OnlineAddress">Where one joins from afar; an http or https address.</param>
public sealed record CadenceProposal(
    string Title, IReadOnlyList<Guid> Units, IReadOnlyList<Guid> Participants, CadenceRhythm Rhythm, DateOnly Start, DateOnly Until, TimeOnly Time, int Minutes, string? Place, string? OnlineAddress);
