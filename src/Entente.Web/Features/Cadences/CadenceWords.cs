using System.Globalization;
using Entente.Domain.Cadences;
using Entente.Domain.Organization;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Cadences;

/// <summary>How cadences and meetings are called, in the reader's language.</summary>
public sealed class CadenceWords(IStringLocalizer<CadencesTexts> t, TimeProvider clock)
{
    public string State(CadenceState state) => t[$"State.{state}"];

    public static NoticeKind? Look(CadenceState state) => state switch
    {
        CadenceState.Agreed => NoticeKind.Success,
        CadenceState.Proposed => NoticeKind.Info,
        CadenceState.Declined => NoticeKind.Error,
        _ => null,
    };

    /// <summary>What became of a meeting; one without minutes is overdue, which is no state but what everybody looks for.</summary>
    public string State(Meeting meeting) => t[meeting.IsOverdue(clock.GetUtcNow()) ? "Meeting.Overdue" : $"Meeting.{meeting.State}"];

    public NoticeKind? Look(Meeting meeting) => meeting.State switch
    {
        MeetingState.Held => NoticeKind.Success,
        MeetingState.Missed => NoticeKind.Error,
        MeetingState.Planned when meeting.IsOverdue(clock.GetUtcNow()) => NoticeKind.Warning,
        MeetingState.Planned => NoticeKind.Info,
        _ => null,
    };

    public static string Unit(Guid id, CompanyDirectory directory) => directory.Unit(id) is { } unit ? Localized.Name(unit) : "—";

    public static string Person(Guid? id, CompanyDirectory directory) => id is { } given && directory.Person(given) is { } person ? Localized.Name(person) : "—";

    public static string Sides(Cadence cadence, CompanyDirectory directory) => string.Join(" · ", cadence.Units.Select(unit => Unit(unit.UnitId, directory)));

    /// <summary>On which days and at which hour.</summary>
    public string Rhythm(Cadence cadence) => t["Rhythm.At", Rhythm(cadence.Rhythm), cadence.Time.ToString("HH:mm", CultureInfo.InvariantCulture), cadence.Minutes];

    public string Rhythm(CadenceRhythm rhythm)
    {
        var day = rhythm.Weekday is { } weekday ? Weekday(weekday) : "";
        return rhythm switch
        {
            { IsMonthly: false } => t[$"Rhythm.{rhythm.Every}", day],
            { DayOfMonth: CadenceRhythm.Last } => t[$"Rhythm.{rhythm.Every}.LastDate"],
            { DayOfMonth: { } date } => t[$"Rhythm.{rhythm.Every}.Date", date],
            { Nth: CadenceRhythm.Last } => t[$"Rhythm.{rhythm.Every}.LastNth", day],
            _ => t[$"Rhythm.{rhythm.Every}.Nth", day, t[$"Nth.{rhythm.Nth}"].Value],
        };
    }

    public string State(MeetingAction action, DateOnly today) => t[action.DoneAt is not null ? "Action.Done" : action.IsLate(today) ? "Action.Late" : "Action.Open"];

    public static NoticeKind? Look(MeetingAction action, DateOnly today) => action.DoneAt is not null ? NoticeKind.Success : action.IsLate(today) ? NoticeKind.Error : null;

    public static string Weekday(DayOfWeek day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(day);

    /// <summary>Day and hours of a meeting, in the company's time.</summary>
    public static string When(Cadence cadence, Meeting meeting, CompanyDirectory directory)
    {
        var to = TimeZoneInfo.ConvertTime(meeting.StartsAt.AddMinutes(cadence.Minutes), directory.TimeZone);
        return $"{Localized.Instant(meeting.StartsAt, directory.TimeZone)}–{to.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Where a meeting went: by people, with their reason, or by the company's calendar.</summary>
    public string? Moved(Meeting meeting) => !meeting.IsMoved ? null
        : meeting.MovedReason is { } reason ? t["Moved.People", Localized.Day(meeting.Slot), reason].Value : t["Moved.Calendar", Localized.Day(meeting.Slot)].Value;

    public string Share(HeldShare share) => share.Share is { } part ? t["Share", Localized.Percent(part), share.Held, share.Due] : t["Share.None"];

    public static NoticeKind? Look(HeldShare share) => share.Share is not { } part ? null : part >= Least ? NoticeKind.Success : NoticeKind.Error;

    /// <summary>From which share on a cadence is kept (domain.md, Readiness).</summary>
    public const double Least = 0.8;

    public IReadOnlyList<(string Value, string Words)> Weekdays => [.. new[] { 1, 2, 3, 4, 5, 6, 0 }.Select(day => (((DayOfWeek)day).ToString(), Weekday((DayOfWeek)day)))];

    public IReadOnlyList<(string Value, string Words)> Nths => [.. new[] { 1, 2, 3, 4, -1 }.Select(nth => (nth.ToString(CultureInfo.InvariantCulture), t[$"Nth.Choice.{nth}"].Value))];

    public IReadOnlyList<(string Value, string Words)> Dates =>
        [.. Enumerable.Range(1, 28).Select(date => (date.ToString(CultureInfo.InvariantCulture), t["Date.Choice", date].Value)), ("-1", t["Date.Choice.Last"].Value)];

    public IReadOnlyList<(string Value, string Words)> Everies => [.. Enum.GetValues<CadenceEvery>().Select(every => (every.ToString(), t[$"Every.{every}"].Value))];

    public IReadOnlyList<(string Value, string Words)> OffDays => [.. Enum.GetValues<OffDayRule>().Select(rule => (rule.ToString(), t[$"OffDays.{rule}"].Value))];
}
