using System.Globalization;
using Entente.Scoring;

namespace Entente.Simulate;

/// <summary>Over a thousand single raters, each doing their worst: no published figure moves more than is printed beside it.</summary>
public static class BoundStudy
{
    private const int Attacks = 1200;
    private const int Periods = 6;

    private sealed record Move(double Is, double Bound);

    private sealed record Outcome(Move Index, Move? Share, Move? LongTerm);

    /// <summary>Prints how near the moves came to their bounds; 1 where one was passed.</summary>
    public static int Run()
    {
        var outcomes = new Outcome?[Attacks];
        Parallel.For(0, Attacks, i => outcomes[i] = Try(i));
        var all = outcomes.OfType<Outcome>().ToList();
        var passed = Told("robust index", [.. all.Select(one => one.Index)]) + Told("satisfied share", [.. all.Select(one => one.Share).OfType<Move>()]) + Told("long-term figure", [.. all.Select(one => one.LongTerm).OfType<Move>()]);
        Console.WriteLine(passed == 0 ? "No figure moved beyond its bound." : $"{passed} figures moved beyond their bound.");
        return passed == 0 ? 0 : 1;
    }

    private static int Told(string name, IReadOnlyList<Move> moves)
    {
        var beyond = moves.Count(move => move.Is > move.Bound + 1e-12);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {name}: {moves.Count} attacks, largest move {moves.Max(move => move.Is):0.0000}, mean {moves.Average(move => move.Is):0.0000}; bound printed beside it on average {moves.Average(move => move.Bound):0.0000}, nearest {moves.Max(move => move.Bound == 0 ? 0 : move.Is / move.Bound) * 100:0.0} % of it; beyond it: {beyond}"));
        return beyond;
    }

    private static Outcome? Try(int i)
    {
        var (panel, draws) = (new Panel(90_000 + i, (i % 3) switch { 0 => 0.35, 1 => 0.05, _ => 0.025 }), new Draws(i));
        var target = draws.Below(Panel.Providers);
        var periods = Enumerable.Range(0, Periods).Select(_ => panel.Period()).ToList();
        var raters = periods[^1].Of(target);
        if (raters.Count == 0)
            return null;
        var rater = raters[draws.Below(raters.Count)].Rater;
        var act = draws.Below(4);
        var attacked = periods.Select(period => Act(period, target, rater, act, draws)).ToList();
        var rule = new IndexRule();
        if (RobustIndex.Of(periods[^1].Votes(target, null), rule) is not RobustIndex before || RobustIndex.Of(attacked[^1].Votes(target, null), rule with { Kappa = before.Kappa }) is not RobustIndex after)
            return null;
        return new Outcome(new Move(Math.Abs(after.Value - before.Value), before.Bound), ShareMove(periods[^1], attacked[^1], target), LongTermMove(periods, attacked, target));
    }

    /// <summary>All to 1, all to 5, anything, or everything taken back; ten times as often, which must add nothing.</summary>
    private static Answers Act(Answers period, int target, int rater, int act, Draws draws) => new(
    [
        .. period.Cells.Where(cell => act < 3 || cell.Provider != target || cell.Rater != rater).Select(cell =>
        {
            if (cell.Provider != target || cell.Rater != rater)
                return cell;
            var counts = new int[5];
            counts[act switch { 0 => 0, 1 => 4, _ => draws.Below(5) }] = cell.Number * 10;
            return cell with { Counts = counts };
        }),
    ]);

    private static Move? ShareMove(Answers honest, Answers attacked, int target)
    {
        var (before, after) = (Share(honest, target), Share(attacked, target));
        return before.Value is { } from && after.Value is { } to ? new Move(Math.Abs(to - from), before.Bound!.Value) : null;
    }

    /// <summary>One link a department; any 1 of 5 is a bad that stands.</summary>
    private static SatisfiedShare Share(Answers answers, int target)
    {
        var links = answers.Of(target).GroupBy(cell => Panel.DepartmentOf(cell.Rater)).Select(link => link.All(cell => cell.Counts[0] == 0)).ToList();
        return SatisfiedShare.Of(links.Count(satisfied => satisfied), links.Count, [.. Enumerable.Repeat(1, Panel.Departments)]);
    }

    private static Move? LongTermMove(IReadOnlyList<Answers> honest, IReadOnlyList<Answers> attacked, int target)
    {
        var (before, after) = (LongTerm.Of(Closed(honest, target, null)), LongTerm.Of(Closed(attacked, target, honest)));
        return before is null || after is null ? null : new Move(Math.Abs(after.Value - before.Value), before.Bound);
    }

    private static IEnumerable<PeriodIndex> Closed(IReadOnlyList<Answers> periods, int target, IReadOnlyList<Answers>? published)
    {
        for (var i = 0; i < periods.Count; i++)
        {
            var votes = periods[i].Votes(target, null);
            var kappa = published is not null && RobustIndex.Of(published[i].Votes(target, null), new IndexRule()) is RobustIndex known ? known.Kappa : new IndexRule().Kappa;
            var rule = new IndexRule(Kappa: kappa);
            // The weight of a period is what was published with it; a vote taken back changes the figure, not how much the period counts.
            if (RobustIndex.Of(votes, rule) is RobustIndex index)
                yield return new PeriodIndex(index.Value, (published ?? periods)[i].Of(target).Count, periods.Count - 1 - i, RobustIndex.MovesOf(votes, rule));
        }
    }
}
