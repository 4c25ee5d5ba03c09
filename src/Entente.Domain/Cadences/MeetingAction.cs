using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Cadences;

/// <summary>What somebody took on in a meeting. It waits for its owner from the moment in which the minutes stand.</summary>
public sealed class MeetingAction
{
    private MeetingAction()
    {
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>In which meeting.</summary>
    public Guid MeetingId { get; private init; }

    /// <summary>What.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Who.</summary>
    public Guid OwnerId { get; private init; }

    /// <summary>By which day.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>When it was ticked off; null while it is open.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>A new action; refused without words, with a stranger as owner, or with a day before the meeting or years after it.</summary>
    public static Outcome<MeetingAction> Of(Guid id, CompanyDirectory directory, Cadence cadence, Meeting meeting, string? text, Guid owner, DateOnly day)
    {
        if (FreeText.Clean(text) is not { Length: <= Cadence.MaxWordsLength } words || day < meeting.Day || day > meeting.Day.AddYears(2)
            || CadenceAccess.UnitOf(directory, cadence, owner, meeting.Day) is null)
            return new ActionInvalid();
        return new MeetingAction { Id = id, MeetingId = meeting.Id, Text = words, OwnerId = owner, Day = day };
    }

    /// <summary>True where it is open and its day is over.</summary>
    public bool IsLate(DateOnly today) => DoneAt is null && Day < today;

    /// <summary>Ticks it off, or says that it is not done after all; nothing where it is so already.</summary>
    public void Tick(bool done, DateTimeOffset now)
    {
        if (done == DoneAt is not null)
            return;
        DoneAt = done ? now : null;
        Version++;
    }
}
