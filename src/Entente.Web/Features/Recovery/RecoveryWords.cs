using System.Globalization;
using Entente.Domain.Calendar;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Recovery;

/// <summary>How cases are called, in the reader's language.</summary>
public sealed class RecoveryWords(IStringLocalizer<RecoveryTexts> t, IStringLocalizer<Texts> all, TimeProvider clock)
{
    public string State(RecoveryState state) => t[$"State.{state}"];

    public static NoticeKind? Look(RecoveryState state) => state switch
    {
        RecoveryState.Confirmed => NoticeKind.Success,
        RecoveryState.Remedied => NoticeKind.Warning,
        RecoveryState.Open or RecoveryState.Reopened => NoticeKind.Error,
        RecoveryState.Contacted => NoticeKind.Info,
        _ => null,
    };

    public string Verb(RecoveryVerb verb) => t[$"Verb.{verb}"];

    /// <summary>The day of the bads; of a sealed one nothing finer than the month is known.</summary>
    public static string Day(RecoveryCase one) => one.RaterId is null ? Localized.Month(one.Day) : Localized.Day(one.Day);

    /// <summary>When a step was taken or a message written; of a sealed rater the day alone.</summary>
    public static string When(DateTimeOffset at, RecoveryRole? by, Guid? person, CompanyDirectory directory) =>
        by is RecoveryRole.Rater && person is null ? Localized.Day(directory.DayOf(at)) : Localized.Instant(at, directory.TimeZone);

    public string Cause(Cause? cause) => cause is { } given ? all[$"Cause.{given}"] : all["Cause.Unsaid"];

    /// <summary>Which service towards whom.</summary>
    public static string Link(RecoveryCase one, SupplyChain chain) => chain.Link(one.LinkId) is { } link
        ? $"{Localized.Name(chain.Service(link.ServiceId)!)} → {Localized.Name(chain.Directory.Unit(link.CustomerId)!)}" : "—";

    public static string Person(Guid? id, CompanyDirectory directory) => id is { } given && directory.Person(given) is { } person ? Localized.Name(person) : "—";

    /// <summary>Who rated; of a sealed rating, that nobody is told.</summary>
    public string Rater(RecoveryCase one, CompanyDirectory directory) => one.RaterId is null ? t["Rater.Sealed"] : Person(one.RaterId, directory);

    /// <summary>True where the provider's next step should have been taken before.</summary>
    public bool IsLate(RecoveryCase one) => one.Clock.IsLate(clock.Now());

    /// <summary>How much working time is left or over until the next step of the provider; null where none is due.</summary>
    public string? Left(RecoveryCase one, WorkCalendar calendar)
    {
        if (one.Clock.NextDueAt is not { } due)
            return null;
        var now = clock.Now();
        return due >= now ? t["Clock.Left", Hours(calendar.WorkingHoursBetween(now, due))] : t["Clock.Over", Hours(calendar.WorkingHoursBetween(due, now))];
    }

    /// <summary>How many clocks were kept, and the middle of the times.</summary>
    public string Pace(RecoveryPace pace) => pace.Share is null ? "—"
        : pace.Median is { } median ? t["Figure.Pace", pace.Kept.Count, pace.Kept.Count + pace.Missed.Count, Hours(median)] : t["Figure.PaceNone", pace.Kept.Count, pace.Kept.Count + pace.Missed.Count];

    /// <summary>Where the cases behind a figure of a unit stand.</summary>
    public static string Address(string unit, Period period, FigureChoice figure) => $"/recoveries?view=list&unit={unit}&period={period}&figure={figure}";

    /// <summary>Working time in hours, with one decimal below ten.</summary>
    public string Hours(TimeSpan time) => t["Hours", time.TotalHours < 10 ? time.TotalHours.ToString("0.#", CultureInfo.CurrentCulture) : Localized.Count((long)time.TotalHours)];
}
