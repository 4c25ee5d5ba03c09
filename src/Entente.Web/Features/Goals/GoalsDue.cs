using Entente.Domain.Calendar;
using Entente.Domain.Goals;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Goals;

/// <summary>Drafts, signatures, beginnings, reports, verifications, disputes and verdicts that wait for somebody.</summary>
public sealed class GoalsDue(ReadGoals goals, CompanyCalendar calendars, GoalWords words, IStringLocalizer<GoalsTexts> t) : IDueSource
{
    public async Task<IReadOnlyList<DueItem>> Read(Actor actor, CancellationToken stop)
    {
        // Whoever answers for no unit signs, reports, finds and judges for none.
        if (actor.Person is not { } person || !actor.Directory.ManagedBy(person.Id, actor.Today).Any())
            return [];
        var calendar = await calendars.Read(stop);
        return [.. (await goals.ReadUnsettled(actor, stop)).SelectMany(goal => Of(goal, actor, calendar))];
    }

    /// <summary>For how many days after a goal was verified its superior is asked for a verdict.</summary>
    private const int AsksForVerdict = 180;

    private IEnumerable<DueItem> Of(Goal goal, Actor actor, WorkCalendar calendar)
    {
        if ((goal.State is GoalState.Proposed || goal.Pending is not null) && goal.State is not (GoalState.Dropped or GoalState.Verified)
            && goal.Latest.Missing(goal.OwnerId).FirstOrDefault(party => GoalRights.MaySign(actor, party)) is not null)
            yield return Item(goal, actor, goal.Pending is null ? "Due.Sign" : "Due.SignChange", "sign", goal.Period.Start);
        var leads = GoalRights.MaySign(actor, new GoalParty(PartyKind.Owner, goal.OwnerId));
        if (goal.State is GoalState.Draft && leads && goal.Period.End >= actor.Today)
            yield return Item(goal, actor, "Due.Propose", "next", goal.Period.Start);
        if (goal.State is GoalState.Agreed && leads && goal.Period.Start <= actor.Today)
            yield return Item(goal, actor, "Due.Start", "report", goal.Period.Start);
        if (goal.State is GoalState.Verified && goal.Verdict is null && goal.Period.End.AddDays(AsksForVerdict) >= actor.Today && GoalRights.May(actor, goal, GoalVerb.Judge, null))
            yield return Item(goal, actor, "Due.Judge", "verify", goal.Period.End.AddDays(30));
        if (goal.State is GoalState.Active && goal.Period.End < actor.Today && leads)
            yield return Item(goal, actor, "Due.Report", "report", goal.Period.End.AddDays(5));
        if (goal.State is not GoalState.Reported)
            yield break;
        if (goal.Unverified.Any(party => GoalRights.MaySign(actor, party)))
            yield return Item(goal, actor, "Due.Verify", "verify", actor.Directory.DayOf(goal.ReportedAt!.Value).AddDays(7));
        foreach (var party in goal.Customers)
        {
            if (goal.FindingOf(party) is { IsOpenDispute: true } dispute && GoalWords.EscalatesOn(dispute, actor, calendar) is var day && day <= actor.Today && GoalRights.May(actor, goal, GoalVerb.Settle, party))
                yield return Item(goal, actor, "Due.Settle", "verify", day);
        }
    }

    private DueItem Item(Goal goal, Actor actor, string key, string place, DateOnly before) =>
        new(t[key, words.Title(goal)], $"/goals/{goal.Id}#{place}", t[key + ".Action"])
        {
            Kind = "goal",
            Reason = $"goal/{goal.Id:N}/{key}/{goal.Latest.Number}/{goal.ReportedAt?.UtcTicks}",
            Why = t["Due.Why", words.Unit(goal.OwnerId, actor.Directory), words.Serves(goal.Body, actor.Directory), words.InPeriod(goal.Period)],
            When = t["Due.By", Localized.Day(before)],
            IsLate = before < actor.Today,
            Before = new DateTimeOffset(before.ToDateTime(TimeOnly.MaxValue), actor.Directory.TimeZone.GetUtcOffset(before.ToDateTime(TimeOnly.MaxValue))),
        };
}
