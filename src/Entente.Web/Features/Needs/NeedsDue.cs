using Entente.Domain.Calendar;
using Entente.Domain.Goals;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Needs;

/// <summary>
/// Needs that wait for an answer, a plan, a confirmation, or the one answer to a refusal; and for those who raised them, the ones that
/// nobody answers.
/// </summary>
public sealed class NeedsDue(IDbContextFactory<EntenteDb> databases, ReadNeeds needs, CompanyCalendar calendars, NeedWords words, TimeProvider clock, IStringLocalizer<NeedsTexts> t) : IDueSource
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
        var all = await needs.ReadWaiting(actor, person.Id, clock.Now().AddDays(-RememberedDays), stop);
        var plans = await Plans(all, stop);
        return [.. all.Select(need => Of(need, actor, person.Id, calendar, need.GoalId is { } goal && plans.TryGetValue(goal, out var state) ? state : null)).OfType<DueItem>()];
    }

    /// <summary>Where the goals stand by which needs are planned.</summary>
    private async Task<IReadOnlyDictionary<Guid, GoalState>> Plans(IReadOnlyList<Need> all, CancellationToken stop)
    {
        var ids = all.Where(need => need.State is NeedState.Planned).Select(need => need.GoalId).OfType<Guid>().ToList();
        if (ids.Count == 0)
            return new Dictionary<Guid, GoalState>();
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Goals.Where(goal => ids.Contains(goal.Id)).ToDictionaryAsync(goal => goal.Id, goal => goal.State, stop);
    }

    private DueItem? Of(Need need, Actor actor, Guid person, WorkCalendar calendar, GoalState? plan)
    {
        // Only the manager of the unit itself is asked; a superior may answer too, and is asked where nobody else is there.
        var isManager = actor.Directory.SpeakerOf(need.ProviderId, actor.Today)?.Id == person || need.SuperiorBroughtIn == person;
        return need.State switch
        {
            NeedState.Raised when isManager && NeedRights.MayAnswer(actor, need) => Item(need, actor, "Due.Answer", need.DueAt(calendar)),
            NeedState.InDiscussion when isManager && NeedRights.MayAnswer(actor, need) => Item(need, actor, "Due.Decide", calendar.WorkingDaysAfter(need.StateSince, Need.AnswerWithinDays)),
            NeedState.Accepted when isManager && NeedRights.MayAnswer(actor, need) => Item(need, actor, "Due.Plan", need.DueAt(calendar)),
            NeedState.Planned when isManager && NeedRights.MayAnswer(actor, need) && plan is (GoalState.Reported or GoalState.Verified) => Item(need, actor, "Due.Deliver", null),
            NeedState.Planned when isManager && NeedRights.MayAnswer(actor, need) && plan is GoalState.Dropped => Item(need, actor, "Due.Replan", null),
            NeedState.Raised or NeedState.Accepted when NeedRights.MayConfirm(actor, need) && words.IsSilent(need, calendar) => Item(need, actor, need.State is NeedState.Raised ? "Due.Silent" : "Due.SilentPlan", need.DueAt(calendar)),
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
