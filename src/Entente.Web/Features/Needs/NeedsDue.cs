using Entente.Domain.Calendar;
using Entente.Domain.Needs;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Needs;

/// <summary>Needs that wait for an answer, a plan, a confirmation, or the one answer to a refusal.</summary>
public sealed class NeedsDue(ReadNeeds needs, CompanyCalendar calendars, NeedWords words, TimeProvider clock, IStringLocalizer<NeedsTexts> t) : IDueSource
{
    /// <summary>Working days in which a delivery is looked at, or a refusal answered, before home says that it is late.</summary>
    private const int LookWithinDays = 5;

    /// <summary>Days that hold as many working days, whatever holidays lie between: no older refusal is looked at.</summary>
    private const int RememberedDays = 30;

    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        var calendar = await calendars.Read(stop);
        return [.. (await needs.Read(actor, clock.Now().AddDays(-RememberedDays), stop)).Select(need => Of(need, actor, person.Id, calendar)).OfType<DueItem>()];
    }

    private DueItem? Of(Need need, Actor actor, Guid person, WorkCalendar calendar)
    {
        // Only the manager of the unit itself is asked; a superior may answer too, and is asked where nobody else is there.
        var isManager = (actor.Directory.ManagerOf(need.ProviderId, actor.Today) ?? actor.Directory.SuperiorOf(need.ProviderId, actor.Today))?.Id == person || need.SuperiorBroughtIn == person;
        return need.State switch
        {
            NeedState.Raised when isManager && NeedRights.MayAnswer(actor, need) => Item(need, actor, "Due.Answer", need.DueAt(calendar)),
            NeedState.InDiscussion when isManager && NeedRights.MayAnswer(actor, need) => Item(need, actor, "Due.Decide", calendar.WorkingDaysAfter(need.StateSince, Need.AnswerWithinDays)),
            NeedState.Accepted when isManager && NeedRights.MayAnswer(actor, need) => Item(need, actor, "Due.Plan", need.DueAt(calendar)),
            NeedState.Delivered when NeedRights.MayConfirm(actor, need) => Item(need, actor, "Due.Confirm", calendar.WorkingDaysAfter(need.StateSince, LookWithinDays)),
            NeedState.Declined when !need.RefusalAnswered && NeedRights.MayConfirm(actor, need) && clock.Now() < calendar.WorkingDaysAfter(need.StateSince, LookWithinDays) => Item(need, actor, "Due.Declined", null),
            _ => null,
        };
    }

    private DueItem Item(Need need, Actor actor, string key, DateTimeOffset? before) => new(t[key, need.Title], $"/needs/{need.Id}", t[key + ".Action"])
    {
        Kind = "need",
        Reason = $"need/{need.Id:N}/{key}/{need.StateSince.UtcTicks}",
        Why = words.Sides(need, actor.Directory),
        When = before is { } at ? Localized.Day(actor.Directory.DayOf(at)) : null,
        IsLate = before < clock.Now(),
        Before = before,
    };
}
