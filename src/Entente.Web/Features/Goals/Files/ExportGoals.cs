using System.Globalization;
using Entente.Domain.Goals;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals.Files;

/// <summary>The goals that the actor may read with criteria, steps, facts and outcomes, as tables that <see cref="ImportGoals"/> takes in without a change.</summary>
public sealed class ExportGoals(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<SheetTable>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // In the order of the hexadecimal identity, which both databases keep.
        var goals = (await db.Goals.AsNoTracking().ToListAsync(stop)).Where(goal => GoalRights.MayRead(actor, goal)).OrderBy(goal => goal.Id.ToString("N"), StringComparer.Ordinal).ToList();
        return
        [
            Table(GoalColumns.Goals, goals.Select(goal => Row(goal, actor))),
            Table(GoalColumns.Criteria, goals.SelectMany(goal => goal.Latest.Body.Criteria.Select(criterion => Row(goal, criterion)))),
            Table(GoalColumns.Steps, goals.SelectMany(goal => goal.Latest.Body.Steps.Select(step => new[] { Key(goal), Text(step.Number), step.Text, step.Owner, Day(step.Day) }))),
            new SheetTable(GoalColumns.Facts, ["goal", "criterion", "on", "value", "text", "link"], [.. goals.SelectMany(goal => goal.Facts.Select(fact => Guarded([Key(goal), Text(fact.Criterion), Day(fact.On), Text(fact.Value), fact.Text, fact.Link])))]),
        ];
    }

    private static SheetTable Table(string sheet, IEnumerable<string?[]> rows) => new(sheet, GoalColumns.All.First(known => known.Sheet == sheet).Columns, [.. rows.Select(Guarded)]);

    private static IReadOnlyList<string> Guarded(string?[] row) => [.. row.Select(Guard.On)];

    private static string?[] Row(Goal goal, Actor actor)
    {
        var body = goal.Latest.Body;
        var outcome = goal.IsOutcomeFinal(actor.Today) ? goal.Outcome : null;
        return
        [
            Key(goal), actor.Directory.Unit(goal.OwnerId)!.Code, body.Title, body.EnglishTitle, body.Reason, body.EnglishReason, body.Period,
            string.Join(' ', body.Serves.Select(unit => actor.Directory.Unit(unit)!.Code)), Answer(body.ServesSuperior),
            string.Join(' ', body.Supports.Select(support => $"{GoalColumns.NameOf(GoalColumns.Supports, support.Kind)}:{support.Id}")),
            goal.State.ToString(), outcome?.Kind.ToString(), Text(outcome?.Share), Text(outcome?.DaysLate),
            goal.InForce is null ? null : Answer(goal.IsJointlySet(actor.Directory.DayOf)), Text(goal.Verdict?.Points),
        ];
    }

    private static string?[] Row(Goal goal, Criterion c)
    {
        var outcome = GoalOutcome.Of(c, goal.Facts);
        return
        [
            Key(goal), Text(c.Number), c.Measure, c.EnglishMeasure, c.Unit, GoalColumns.NameOf(GoalColumns.Comparisons, c.Comparison), Text(c.Target), Text(c.Upper), Day(c.Deadline), Text(c.Weight),
            c.MeasuredBy, c.Evidence, c.Commit, c.Reach, c.Stretch, outcome?.Kind.ToString(), Text(outcome?.Share), Text(outcome?.DaysLate),
        ];
    }

    private static string Key(Goal goal) => goal.Id.ToString();

    private static string Answer(bool yes) => GoalColumns.NameOf(GoalColumns.Answers, yes);

    private static string? Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
