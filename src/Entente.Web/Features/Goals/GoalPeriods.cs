using Entente.Domain.Kernel;

namespace Entente.Web.Features.Goals;

/// <summary>The periods that goals are set for: last year's, this year's and next year's.</summary>
internal static class GoalPeriods
{
    public static IReadOnlyList<(string Value, string Words)> Choices(DateOnly today, GoalWords words)
    {
        var year = Period.Containing(PeriodKind.Year, today);
        return [.. new[] { year.Next, year, year.Previous }.SelectMany(y => Enum.GetValues<PeriodKind>().OrderDescending().SelectMany(y.Split)).Select(period => (period.ToString(), words.InPeriod(period)))];
    }
}
