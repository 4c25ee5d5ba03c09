using Entente.Domain.Calendar;
using Entente.Domain.Kernel;

namespace Entente.Domain.Cadences;

/// <summary>One occurrence of a cadence (会议), planned as soon as the cadence is agreed.</summary>
public sealed class Meeting
{
    /// <summary>How many working days after its day the minutes are due.</summary>
    public const int MinutesWithinWorkingDays = 2;

    /// <summary>After how many days without minutes a meeting counts as missed without anybody saying so.</summary>
    public const int MissedAfterDays = 30;

    /// <summary>How far a meeting moves from its own day, in days.</summary>
    public const int MovesAtMostDays = 31;

    /// <summary>The longest minutes, in characters.</summary>
    public const int MaxMinutesLength = 8000;

    /// <summary>How many items of agenda, decisions or actions there are at most.</summary>
    public const int MostLines = 40;

    private Meeting()
    {
    }

    /// <summary>Identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Of which cadence.</summary>
    public Guid CadenceId { get; private init; }

    /// <summary>The day that the rhythm names; never changes.</summary>
    public DateOnly Slot { get; private init; }

    /// <summary>The day on which it is held.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The instant at which it begins.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>By when its minutes are to stand.</summary>
    public DateTimeOffset MinutesDueAt { get; private set; }

    /// <summary>What became of it.</summary>
    public MeetingState State { get; private set; }

    /// <summary>Why people moved it; null where they did not.</summary>
    public string? MovedReason { get; private set; }

    /// <summary>Why it was called off, missed, or opened again.</summary>
    public string? Reason { get; private set; }

    /// <summary>What is to be talked about; replaced, never changed.</summary>
    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    /// <summary>Who was there; replaced, never changed.</summary>
    public IReadOnlyList<Attendee> Present { get; private set; } = [];

    /// <summary>What was said.</summary>
    public string? Minutes { get; private set; }

    /// <summary>What was decided; replaced, never changed.</summary>
    public IReadOnlyList<string> Decisions { get; private set; } = [];

    /// <summary>When its minutes were finished, or it was called off or missed.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>Who did.</summary>
    public Guid? SettledBy { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>True where it is held on another day or hour than the rhythm says.</summary>
    public bool IsMoved => Day != Slot || MovedReason is not null;

    /// <summary>What may be done now.</summary>
    public IReadOnlyList<MeetingVerb> Allowed => State switch
    {
        MeetingState.Planned => [MeetingVerb.Write, MeetingVerb.Finish, MeetingVerb.Move, MeetingVerb.Cancel, MeetingVerb.Miss],
        MeetingState.Held => [MeetingVerb.Reopen],
        MeetingState.Missed => [MeetingVerb.Reopen],
        _ => [],
    };

    /// <summary>Plans a meeting.</summary>
    public static Meeting Plan(Guid id, Cadence cadence, DateOnly slot, DateOnly day, TimeZoneInfo zone, WorkCalendar calendar)
    {
        var meeting = new Meeting { Id = id, CadenceId = cadence.Id, Slot = slot };
        meeting.Set(day, MeetingTime.At(day, cadence.Time, zone), calendar);
        return meeting;
    }

    /// <summary>True where its minutes are missing longer than they may.</summary>
    public bool IsOverdue(DateTimeOffset now) => State is MeetingState.Planned && MinutesDueAt < now;

    /// <summary>The refusal of what may not be done now; null where it may.</summary>
    public Refusal? Check(MeetingVerb verb) => Allowed.Contains(verb) ? null : new MeetingStepNotAllowed(State, verb, Allowed);

    /// <summary>The company's calendar gives it another day; only while nobody moved it. True where it changed.</summary>
    public bool Follow(DateOnly day, Cadence cadence, TimeZoneInfo zone, WorkCalendar calendar)
    {
        if (State is not MeetingState.Planned || MovedReason is not null || Day == day)
            return false;
        Set(day, MeetingTime.At(day, cadence.Time, zone), calendar);
        Version++;
        return true;
    }

    /// <summary>Another day or hour. Possible until its minutes are overdue, so that nothing missed is moved out of sight.</summary>
    public Refusal? Move(DateOnly day, TimeOnly time, string? reason, TimeZoneInfo zone, WorkCalendar calendar, DateTimeOffset now)
    {
        if (Check(MeetingVerb.Move) is { } not)
            return not;
        if (IsOverdue(now))
            return new MeetingStepNotAllowed(State, MeetingVerb.Move, [MeetingVerb.Write, MeetingVerb.Finish, MeetingVerb.Miss]);
        var at = MeetingTime.At(day, time, zone);
        if (at < now || Math.Abs(day.DayNumber - Slot.DayNumber) > MovesAtMostDays)
            return new MeetingDayInvalid();
        if (Words(reason) is not { } words)
            return new CadenceWordsInvalid("text", Cadence.MaxWordsLength);
        MovedReason = words;
        Set(day, at, calendar);
        Version++;
        return null;
    }

    /// <summary>Calls it off.</summary>
    public Refusal? Cancel(string? reason, Guid by, DateTimeOffset now) => Settle(MeetingVerb.Cancel, MeetingState.Cancelled, reason, by, now);

    /// <summary>Says that it was not held.</summary>
    public Refusal? Miss(string? reason, Guid by, DateTimeOffset now) => StartsAt > now ? new MeetingNotBegun() : Settle(MeetingVerb.Miss, MeetingState.Missed, reason, by, now);

    /// <summary>Counts as missed by its age; true where it changed.</summary>
    public bool Lapse(DateTimeOffset now)
    {
        if (State is not MeetingState.Planned || StartsAt.AddDays(MissedAfterDays) > now)
            return false;
        (State, SettledAt) = (MeetingState.Missed, now);
        Version++;
        return true;
    }

    /// <summary>Opens what was finished or missed again, to correct it or because it was not so.</summary>
    public Refusal? Reopen(string? reason)
    {
        if (Check(MeetingVerb.Reopen) is { } not)
            return not;
        if (Words(reason) is not { } words)
            return new CadenceWordsInvalid("text", Cadence.MaxWordsLength);
        (State, Reason, SettledAt, SettledBy) = (MeetingState.Planned, words, null, null);
        Version++;
        return null;
    }

    /// <summary>Writes agenda and minutes.</summary>
    public Refusal? Write(MeetingText text)
    {
        if ((Check(MeetingVerb.Write) ?? Wrong(text)) is { } not)
            return not;
        (Agenda, Present, Minutes, Decisions) = (text.Agenda, text.Present, FreeText.Clean(text.Minutes), text.Decisions);
        Version++;
        return null;
    }

    /// <summary>The minutes stand: there are some, and people of two units were there.</summary>
    public Refusal? Finish(Guid by, DateTimeOffset now)
    {
        if (Check(MeetingVerb.Finish) is { } not)
            return not;
        if (StartsAt > now)
            return new MeetingNotBegun();
        if (Minutes is null)
            return new CadenceWordsInvalid("minutes", MaxMinutesLength);
        if (Present.Select(one => one.UnitId).Distinct().Count() < 2)
            return new AttendanceInvalid();
        (State, Reason, SettledAt, SettledBy) = (MeetingState.Held, null, now, by);
        Version++;
        return null;
    }

    private static Refusal? Wrong(MeetingText text) =>
        text.Minutes?.Length > MaxMinutesLength ? new CadenceWordsInvalid("minutes", MaxMinutesLength)
        : text.Agenda.Count > MostLines ? new MeetingLinesTooMany("agenda", MostLines)
        : text.Decisions.Count > MostLines ? new MeetingLinesTooMany("decisions", MostLines)
        : text.Agenda.Any(item => Words(item.Text) is null) ? new CadenceWordsInvalid("agenda", Cadence.MaxWordsLength)
        : text.Decisions.Any(decision => Words(decision) is null) ? new CadenceWordsInvalid("decisions", Cadence.MaxWordsLength) : null;

    private static string? Words(string? text) => FreeText.Clean(text) is { Length: <= Cadence.MaxWordsLength } words ? words : null;

    private Refusal? Settle(MeetingVerb verb, MeetingState to, string? reason, Guid by, DateTimeOffset now)
    {
        if (Check(verb) is { } not)
            return not;
        if (Words(reason) is not { } words)
            return new CadenceWordsInvalid("text", Cadence.MaxWordsLength);
        (State, Reason, SettledAt, SettledBy) = (to, words, now, by);
        Version++;
        return null;
    }

    private void Set(DateOnly day, DateTimeOffset at, WorkCalendar calendar) => (Day, StartsAt, MinutesDueAt) = (day, at, calendar.WorkingDaysAfter(at, MinutesWithinWorkingDays));
}
