using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Ratings.Releases;

/// <summary>When sealed ratings are cut: once for each month, when it is over; nothing in between, whatever anybody does.</summary>
public static class ReleaseCalendar
{
    /// <summary>The months that are over and were not cut, earliest first, from the first in which something waits.</summary>
    /// <param name="firstWaiting">The earliest month of a waiting rating; null where nothing waits.</param>
    /// <param name="lastCut">The latest month that was cut; null before the first cut.</param>
    /// <param name="today">The company's day.</param>
    public static IEnumerable<Period> Due(DateOnly? firstWaiting, DateOnly? lastCut, DateOnly today)
    {
        if ((lastCut?.AddMonths(1) ?? firstWaiting) is not { } first)
            yield break;
        for (var month = Period.Containing(PeriodKind.Month, first); month.End < today; month = month.Next)
            yield return month;
    }

    /// <summary>The month whose figures a cut enters: its own while that is open, otherwise the first open one after it. A closed period never changes.</summary>
    public static DateOnly CountsIn(Period month, CompanyDirectory directory)
    {
        while (directory.IsClosed(month.Start))
            month = month.Next;
        return month.Start;
    }

    /// <summary>True where what is left over goes to the unit above: the last cut of a year.</summary>
    public static bool EndsYear(Period month) => month.End is { Month: 12 };
}
