using Entente.Domain.Calendar;
using Entente.Domain.Needs;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Needs;

/// <summary>How needs are called, in the reader's language.</summary>
public sealed class NeedWords(IStringLocalizer<NeedsTexts> t, TimeProvider clock)
{
    public string State(NeedState state) => t[$"State.{state}"];

    public static NoticeKind? Look(NeedState state) => state switch
    {
        NeedState.Confirmed => NoticeKind.Success,
        NeedState.Declined => NoticeKind.Error,
        NeedState.Delivered => NoticeKind.Warning,
        NeedState.Raised => null,
        _ => NoticeKind.Info,
    };

    public static string Unit(Guid id, CompanyDirectory directory) => directory.Unit(id) is { } unit ? Localized.Name(unit) : "—";

    public static string Person(Guid id, CompanyDirectory directory) => directory.Person(id) is { } person ? Localized.Name(person) : "—";

    /// <summary>Who needs it of whom; of one's own manager it is said so.</summary>
    public string Sides(Need need, CompanyDirectory directory) => need.RaiserUnitId == need.ProviderId
        ? t["Sides.OwnManager", Unit(need.RaiserUnitId, directory)]
        : t["Sides", Unit(need.RaiserUnitId, directory), Unit(need.ProviderId, directory)];

    /// <summary>For how many working days it has stood where it stands.</summary>
    private string Age(Need need, WorkCalendar calendar) => Localized.Counted(t, "Age", calendar.WorkingDaysBetween(need.StateSince, clock.Now()));

    /// <summary>For how long it has stood where it stands, while something is still to happen with it; null afterwards.</summary>
    public string? OpenAge(Need need, WorkCalendar calendar) => need.IsOpen ? Age(need, calendar) : null;

    /// <summary>What was missed: the answer, or after it the plan.</summary>
    public string Silent(Need need) => t[need.State is NeedState.Accepted ? "Silent.Plan" : "Silent"];

    /// <summary>True where nobody answered it in time.</summary>
    public bool IsSilent(Need need, WorkCalendar calendar) => need.IsSilent(calendar, clock.Now());

    /// <summary>What the actor is asked for with a step.</summary>
    public string Action(NeedVerb verb) => t[$"Verb.{verb}"];
}
