using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Goals;

/// <summary>The goals that the reader may read, by period, unit, role of the unit, state and outcome.</summary>
public sealed class GoalsList(ReadGoals goals, GoalWords words, IStringLocalizer<GoalsTexts> t) : IListSource<Goal>
{
    public async Task<Outcome<Listing<Goal>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var period = Period.TryParse(asked["period"], out var chosen) ? chosen : (Period?)null;
        var unit = asked["unit"] is { } code ? actor.Directory.Unit(code)?.Id ?? Guid.Empty : (Guid?)null;
        var state = asked.Choice<GoalState>("state");
        var outcome = asked.Choice<OutcomeKind>("outcome");
        var rows = (await goals.Read(actor, stop)).Where(goal =>
            (period is null || period.Value.Contains(goal.Period))
            && (unit is null || IsSide(goal, unit.Value, asked["role"]))
            && (state is null || goal.State == state)
            && (outcome is null || goal.Outcome?.Kind == outcome)
            && asked.Finds("q", goal.Body.Title, goal.Body.EnglishTitle));
        return Listing<Goal>.Of(asked, rows, Columns(actor), "-period");
    }

    private static bool IsSide(Goal goal, Guid unit, string? role) => role switch
    {
        "owner" => goal.OwnerId == unit,
        "served" => goal.Body.Serves.Contains(unit),
        _ => goal.OwnerId == unit || goal.Body.Serves.Contains(unit),
    };

    private List<ListColumn<Goal>> Columns(Actor actor) =>
    [
        new(t["Goal"], words.Title) { Sort = "title" },
        new(t["Owner"], goal => words.Unit(goal.OwnerId, actor.Directory)) { Sort = "owner" },
        new(t["Serves"], goal => words.Serves(goal.Body, actor.Directory)) { Sort = "serves" },
        new(t["Period"], goal => goal.Period.ToString()) { Sort = "period", By = goal => goal.Period.End },
        new(t["State"], words.State) { Sort = "state", By = goal => (int)goal.State },
        new(t["Criteria"], goal => string.Join("; ", goal.Body.Criteria.Select(criterion => t["Criterion.Line", GoalWords.Measure(criterion), words.Target(criterion), Localized.Day(criterion.Deadline), criterion.Weight].Value))),
        new(t["Outcome"], goal => words.Outcome(goal.Outcome)) { Sort = "outcome", By = goal => goal.Outcome?.Share },
        new(t["Share"], goal => goal.Outcome?.Share),
        new(t["DaysLate"], goal => goal.Outcome?.DaysLate),
        new(t["Jointly"], goal => goal.InForce is null ? null : goal.IsJointlySet(actor.Directory.DayOf)),
        new(t["Verdict"], goal => goal.Verdict?.Points),
    ];
}
