namespace Entente.Domain.Ratings;

/// <summary>
/// Of which encounters a person is asked for a rating, when they have more in a week than the company lets them be asked about. Those
/// with the smallest lots are asked, so that each encounter of the week has the same chance, whenever it comes and whoever sends it.
/// A lot is a number from 0 to 1 that is drawn from the encounter's identity under a secret key. Lots that are small enough are asked
/// at once; the rest waits for the week's end, when it is known who has the smallest.
/// </summary>
public static class Asking
{
    /// <summary>How often a person is asked in a week, where the company says nothing else.</summary>
    public const int UsualLimit = 3;

    /// <summary>How likely it may be that more lots were asked at once than there is room for, in a week as busy as foreseen.</summary>
    private const double Overflow = 0.01;

    // Weeks of asking end on Fridays at 15:00, so that what is asked last is asked before the weekend.
    private static readonly TimeSpan ToMonday = TimeSpan.FromHours(57);

    /// <summary>The week of asking in which a moment of the company's clock lies, named by a Monday. Friday 14:59 and the Monday before it are one week; Friday 15:00 begins the next.</summary>
    public static DateOnly WeekOf(DateTime local)
    {
        var day = DateOnly.FromDateTime(local + ToMonday);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    /// <summary>When a week of asking begins on the company's clock.</summary>
    public static DateTime Begins(DateOnly week) => week.ToDateTime(TimeOnly.MinValue) - ToMonday;

    /// <summary>
    /// The lot below which an encounter is asked about at once: 1 where no week was busier than the limit, otherwise so small that
    /// more than the limit lie below it in one of a hundred weeks as busy as the busiest. Limit 3, busiest 10: 0.093.
    /// </summary>
    /// <param name="busiest">The most encounters of the person in one of the last weeks.</param>
    /// <param name="limit">How often they are asked at most.</param>
    public static double AtOnceBelow(int busiest, int limit)
    {
        if (limit <= 0)
            return 0;
        if (busiest <= limit)
            return 1;
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = MoreThan(limit, busiest, middle) <= Overflow ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>True when an encounter with this lot is asked about as it comes.</summary>
    public static bool IsAskedAtOnce(double lot, int busiest, int asked, int limit) => asked < limit && lot < AtOnceBelow(busiest, limit);

    /// <summary>Those of the week's encounters that were not asked about and are now: the smallest lots, as far as there is room.</summary>
    public static IReadOnlyList<T> AtTheEnd<T>(IEnumerable<T> waiting, Func<T, double> lot, int asked, int limit) => [.. waiting.OrderBy(lot).Take(Math.Max(0, limit - asked))];

    private static double MoreThan(int limit, int count, double chance)
    {
        // 1 minus the binomial distribution up to the limit, term by term.
        var term = Math.Pow(1 - chance, count);
        var sum = term;
        for (var k = 1; k <= limit; k++)
        {
            term *= (count - k + 1) / (double)k * chance / (1 - chance);
            sum += term;
        }

        return 1 - sum;
    }
}
