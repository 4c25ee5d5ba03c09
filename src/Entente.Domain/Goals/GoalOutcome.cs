namespace Entente.Domain.Goals;

/// <summary>
/// Computes how a goal came out from its facts. What counts is how things stood at the end of the deadline's day; that it was
/// met later is a fact of its own, the lateness, and does not change the share.
/// </summary>
public static class GoalOutcome
{
    /// <summary>How a criterion came out; null while there is no fact at all.</summary>
    public static Result? Of(Criterion criterion, IEnumerable<Fact> facts)
    {
        var own = facts.Where(fact => fact.Criterion == criterion.Number).OrderBy(fact => fact.On).ThenBy(fact => fact.At).ToList();
        if (own.Count == 0)
            return null;
        // A later word about the same day replaces the earlier one.
        var days = own.GroupBy(fact => fact.On).Select(day => day.Last()).ToList();
        var atDeadline = days.LastOrDefault(fact => fact.On <= criterion.Deadline);
        var share = atDeadline is null ? 0 : ShareOf(criterion, atDeadline.Value);
        var metOn = MetOn(criterion, days, atDeadline);
        var late = metOn is { } day ? Math.Max(0, day.DayNumber - criterion.Deadline.DayNumber) : (int?)null;
        return new Result(KindOf(share), share, metOn, late);
    }

    /// <summary>How a whole goal came out: shares by weight; null while a criterion has no fact.</summary>
    public static Result? Of(GoalBody body, IReadOnlyCollection<Fact> facts)
    {
        var results = body.Criteria.Select(criterion => (criterion.Weight, Result: Of(criterion, facts))).ToList();
        if (results.Count == 0 || results.Any(one => one.Result is null))
            return null;
        var allMet = results.TrueForAll(one => one.Result!.Kind is OutcomeKind.Met);
        var share = allMet ? 1 : results.Sum(one => one.Weight / (double)Criterion.FullWeight * one.Result!.Share);
        var ever = results.TrueForAll(one => one.Result!.MetOn is not null);
        return new Result(
            allMet ? OutcomeKind.Met : share <= 0 ? OutcomeKind.NotMet : OutcomeKind.Partly,
            share,
            ever ? results.Max(one => one.Result!.MetOn) : null,
            ever ? results.Max(one => one.Result!.DaysLate) : null);
    }

    /// <summary>How much of the criterion a value reaches, from 0 to 1.</summary>
    public static double ShareOf(Criterion criterion, double value) => criterion.Comparison switch
    {
        Comparison.AtLeast => Up(value, criterion.Target!.Value),
        Comparison.AtMost => Down(value, criterion.Target!.Value),
        Comparison.Between => value < criterion.Target ? Up(value, criterion.Target!.Value) : Down(value, criterion.Upper!.Value),
        Comparison.YesNo or Comparison.DateBy => value >= 1 ? 1 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(criterion)),
    };

    private static double Up(double value, double target) => value >= target ? 1 : Math.Max(0, value / target);

    private static double Down(double value, double target) => value <= target ? 1 : Math.Max(0, target / value);

    private static OutcomeKind KindOf(double share) => share >= 1 ? OutcomeKind.Met : share > 0 ? OutcomeKind.Partly : OutcomeKind.NotMet;

    private static DateOnly? MetOn(Criterion criterion, List<Fact> days, Fact? atDeadline)
    {
        // Met in time and lost again before the deadline is not met; then only what came after the deadline counts.
        var from = atDeadline is not null && ShareOf(criterion, atDeadline.Value) >= 1
            ? days.Where(fact => fact.On <= criterion.Deadline)
            : days.Where(fact => fact.On > criterion.Deadline);
        return from.Where(fact => ShareOf(criterion, fact.Value) >= 1).Select(fact => (DateOnly?)fact.On).FirstOrDefault();
    }
}
