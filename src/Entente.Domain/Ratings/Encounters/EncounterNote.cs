using Entente.Domain.Chain;
using Entente.Domain.Kernel;

namespace Entente.Domain.Ratings.Encounters;

/// <summary>
/// The provider's word on the request behind an encounter (domain.md, Two-way): a mark and a line of fact, shown to the customer and
/// brought into the next dialogue. Nothing is ever computed from it.
/// </summary>
public sealed class EncounterNote
{
    /// <summary>The longest line, in characters.</summary>
    public const int MaxLineLength = 300;

    private EncounterNote()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The encounter; it has one note at most.</summary>
    public Guid EncounterId { get; private init; }

    /// <summary>The link of the encounter.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>What was found.</summary>
    public RequestMark Mark { get; private set; }

    /// <summary>The line of fact; null where a clear request needs none.</summary>
    public string? Line { get; private set; }

    /// <summary>Who wrote it last.</summary>
    public Guid By { get; private set; }

    /// <summary>When it was written last.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>An empty one, to be written.</summary>
    public static EncounterNote Of(Guid id, Encounter encounter) => new() { Id = id, EncounterId = encounter.Id, LinkId = encounter.LinkId };

    /// <summary>
    /// Why no note may stand on an encounter; null where one may. Where ratings may be sealed, a note could be an answer to one of them and
    /// point to whom its writer suspects. So there is none on sealed services, and where raters choose, only beside an answer that was
    /// given openly: whether a sealed one exists is not asked, and the refusal says nothing of it (decision 0084).
    /// </summary>
    /// <param name="mode">How the service is rated.</param>
    /// <param name="answeredOpenly">Whether an open rating of this very encounter stands.</param>
    public static Refusal? Check(RatingMode mode, bool answeredOpenly) => mode switch
    {
        RatingMode.Open => null,
        RatingMode.RatersChoice when answeredOpenly => null,
        _ => new NoNoteHere(),
    };

    /// <summary>Writes it; anything but a clear request takes a line of fact.</summary>
    public Refusal? Write(RequestMark mark, string? line, Guid by, DateTimeOffset now)
    {
        var clean = FreeText.Clean(line);
        if (clean?.Length > MaxLineLength || (clean is null && mark is not RequestMark.Clear))
            return new NoteLineInvalid();
        (Mark, Line, By, At) = (mark, clean, by, now);
        Version++;
        return null;
    }
}
