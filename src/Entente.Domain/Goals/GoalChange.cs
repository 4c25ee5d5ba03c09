namespace Entente.Domain.Goals;

/// <summary>One thing that differs between two versions.</summary>
/// <param name="Part">Which part, such as <c>title</c>, <c>serves</c> or <c>criterion</c>.</param>
/// <param name="Number">Which criterion or step; null for a part there is one of.</param>
/// <param name="Before">How it was; null where it is new.</param>
/// <param name="After">How it is; null where it is gone.</param>
public sealed record GoalChange(string Part, int? Number, object? Before, object? After)
{
    /// <summary>What differs, in the order of the text.</summary>
    public static IReadOnlyList<GoalChange> Between(GoalBody before, GoalBody after)
    {
        List<GoalChange> changes = [];
        void Compare(string part, object? old, object? now)
        {
            if (!Equals(old, now))
                changes.Add(new GoalChange(part, null, old, now));
        }

        Compare("title", before.Title, after.Title);
        Compare("englishTitle", before.EnglishTitle, after.EnglishTitle);
        Compare("reason", before.Reason, after.Reason);
        Compare("englishReason", before.EnglishReason, after.EnglishReason);
        Compare("period", before.Period, after.Period);
        Compare("servesSuperior", before.ServesSuperior, after.ServesSuperior);
        if (!before.Serves.SequenceEqual(after.Serves))
            changes.Add(new GoalChange("serves", null, before.Serves, after.Serves));
        if (!before.Supports.SequenceEqual(after.Supports))
            changes.Add(new GoalChange("supports", null, before.Supports, after.Supports));
        foreach (var number in before.Criteria.Concat(after.Criteria).Select(criterion => criterion.Number).Distinct().Order())
        {
            if (before.Criterion(number) is var old && after.Criterion(number) is var now && old != now)
                changes.Add(new GoalChange("criterion", number, old, now));
        }

        foreach (var number in before.Steps.Concat(after.Steps).Select(step => step.Number).Distinct().Order())
        {
            if (before.Step(number) is var old && after.Step(number) is var now && old != now)
                changes.Add(new GoalChange("step", number, old, now));
        }

        return changes;
    }
}
