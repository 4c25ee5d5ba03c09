using Entente.Domain.Chain;
using Entente.Domain.Ratings.Encounters;

namespace Entente.Web.Features.Demo;

/// <summary>When the example's encounters began and were finished, where their promise is one of hours or minutes and they fit into one working day.</summary>
/// <param name="versions">What was agreed, by link.</param>
internal sealed class ExampleTimes(ILookup<Guid, Expectation> versions)
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(9);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(18);

    /// <summary>The times of a planned encounter; null where the company's systems kept none.</summary>
    public EncounterTimes? Of(Link link, PlannedRating planned)
    {
        if (planned.Measured is not { } measured || Expectation.InForce(versions[link.Id], planned.At)?.Promise is not { } promise)
            return null;
        TimeSpan? took = promise.Unit.Contains("分钟", StringComparison.Ordinal) ? TimeSpan.FromMinutes(measured) : promise.Unit.Contains("小时", StringComparison.Ordinal) ? TimeSpan.FromHours(measured) : null;
        // Who rates in the evening was served in the afternoon.
        var finished = planned.At.TimeOfDay > Closes ? planned.At - planned.At.TimeOfDay + Closes : planned.At;
        return took is { } time && WorkingDays.Includes(DateOnly.FromDateTime(finished.DateTime)) && finished.TimeOfDay - time >= Opens ? new EncounterTimes(finished - time, finished) : null;
    }
}
