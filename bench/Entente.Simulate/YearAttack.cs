using Entente.Scoring;

namespace Entente.Simulate;

/// <summary>
/// What liars make of one provider's published figures when they lie for a whole year of four quarters: one rater, or all raters of one department, a tenth of the
/// company. They give nothing but ones or nothing but fives, ten times as often as before, or take everything back.
/// </summary>
public static class YearAttack
{
    private const int Quarters = 4;

    /// <summary>How they lie.</summary>
    public enum Lie
    {
        Ones,
        Fives,
        Silence,
    }

    /// <summary>How far a figure moved, and the most that is printed for so many raters.</summary>
    public sealed record Move(double Is, double Bound);

    /// <summary>What became of the figures, 0 to 1: ours in the last quarter and over the year, and a plain mean of all answers over the year.</summary>
    public sealed record Outcome(int Liars, Move? Share, Move? Index, Move? LongTerm, double PlainMean);

    /// <summary>One attack; null where the provider has no figure.</summary>
    public static Outcome? Of(int seed, double share, bool isRing, Lie lie)
    {
        var (panel, draws) = (new Panel(seed, share), new Draws(seed));
        var target = draws.Below(Panel.Providers);
        var honest = Enumerable.Range(0, Quarters).Select(_ => panel.Period()).ToList();
        var raters = honest[^1].Of(target).Select(cell => cell.Rater).ToList();
        if (raters.Count == 0)
            return null;
        var first = raters[draws.Below(raters.Count)];
        bool Lies(int rater) => isRing ? Panel.DepartmentOf(rater) == Panel.DepartmentOf(first) : rater == first;
        var attacked = honest.Select(period => new Answers([.. period.Cells.SelectMany(cell => cell.Provider == target && Lies(cell.Rater) ? Told(cell, lie) : [cell])])).ToList();
        var liars = raters.Count(Lies);
        return new Outcome(liars, ShareMove(honest[^1], attacked[^1], target), IndexMove(honest[^1], attacked[^1], target, liars, lie), LongTermMove(honest, attacked, target, Lies, lie),
            Math.Abs(Plain(attacked, target) - Plain(honest, target)));
    }

    private static IEnumerable<Cell> Told(Cell cell, Lie lie)
    {
        if (lie is Lie.Silence)
            yield break;
        var counts = new int[5];
        counts[lie is Lie.Ones ? 0 : 4] = cell.Number * 10;
        yield return cell with { Counts = counts };
    }

    private static double Plain(IEnumerable<Answers> periods, int target)
    {
        var cells = periods.SelectMany(period => period.Of(target)).ToList();
        return ((double)cells.Sum(cell => cell.Points) / cells.Sum(cell => cell.Number) - 1) / 4;
    }

    /// <summary>One link a department, so one rater and a whole department can turn one link alone: the printed bound is the same for both.</summary>
    private static Move? ShareMove(Answers honest, Answers attacked, int target)
    {
        var (before, after) = (Share(honest, target), Share(attacked, target));
        return before.Value is { } from && after.Value is { } to ? new Move(Math.Abs(to - from), before.Bound!.Value) : null;
    }

    private static SatisfiedShare Share(Answers answers, int target)
    {
        var links = answers.Of(target).GroupBy(cell => Panel.DepartmentOf(cell.Rater)).Select(link => link.All(cell => cell.Counts[0] == 0)).ToList();
        return SatisfiedShare.Of(links.Count(satisfied => satisfied), links.Count, [.. Enumerable.Repeat(1, Panel.Departments)]);
    }

    private static Move? IndexMove(Answers honest, Answers attacked, int target, int liars, Lie lie) =>
        RobustIndex.Of(honest.Votes(target, null), new IndexRule()) is RobustIndex before
        && RobustIndex.Of(attacked.Votes(target, null), new IndexRule(Kappa: before.Kappa)) is RobustIndex after
            ? new Move(Math.Abs(after.Value - before.Value), BoundOf(before, liars, lie)) : null;

    /// <summary>For one rater what is printed; for several that many times the theorem's, which holds whatever the others say. Taking back is no act of several.</summary>
    private static double BoundOf(RobustIndex index, int liars, Lie lie) =>
        liars <= 1 ? index.Bound : lie is Lie.Silence ? double.PositiveInfinity : Math.Min(1, liars * index.Ceiling);

    private static Move? LongTermMove(List<Answers> honest, List<Answers> attacked, int target, Func<int, bool> lies, Lie lie)
    {
        var (before, after) = (new List<PeriodIndex>(), new List<PeriodIndex>());
        double bound = 0, total = 0;
        for (var i = 0; i < Quarters; i++)
        {
            var votes = honest[i].Votes(target, null);
            if (RobustIndex.Of(votes, new IndexRule()) is not RobustIndex published)
                continue;
            var age = Quarters - 1 - i;
            var rule = new IndexRule(Kappa: published.Kappa);
            if (RobustIndex.Of(attacked[i].Votes(target, null), rule) is not RobustIndex moved)
                return null;
            before.Add(new PeriodIndex(published.Value, votes.Length, age, RobustIndex.MovesOf(votes, new IndexRule())));
            // The weight of a period is what was published with it.
            after.Add(new PeriodIndex(moved.Value, votes.Length, age, []));
            var liars = honest[i].Of(target).Count(cell => lies(cell.Rater));
            bound += LongTerm.WeightOf(votes.Length, age) * (liars == 0 ? 0 : BoundOf(published, liars, lie));
            total += LongTerm.WeightOf(votes.Length, age);
        }

        return LongTerm.Of(before) is { } from && LongTerm.Of(after) is { } to ? new Move(Math.Abs(to.Value - from.Value), Math.Max(from.Bound, bound / total)) : null;
    }
}
