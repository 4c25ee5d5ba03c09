using Entente.Domain.Chain;
using Entente.Domain.Kernel;

namespace Entente.Domain.Readiness;

/// <summary>When a link's ratings may count towards appraisal (domain.md, Readiness).</summary>
public static class ReadinessRule
{
    /// <summary>The smallest share of agreed meetings that keeps a cadence.</summary>
    public const double LeastMeetingsHeld = 0.8;

    /// <summary>For how many months a signed dialogue speaks.</summary>
    public const int DialogueMonths = 12;

    /// <summary>True when a link serves its customer on at least one day of a period.</summary>
    public static bool Runs(Link link, Period period) => !link.IsCalledOff && link.From <= period.End && (link.To is null || link.To >= period.Start);

    /// <summary>What a link lacks in a period as of its last day by today, in the order in which it is best made good; empty when it is ready. What happens between the period's end and its closing makes nothing ready in hindsight.</summary>
    public static IReadOnlyList<ReadinessGap> Missing(ReadinessFacts facts, Period period, DateOnly today)
    {
        var day = period.LastDayBy(today);
        var gaps = new List<ReadinessGap>();
        if (facts.DialogueSignedOn is not { } signed || signed > day || signed < day.AddMonths(-DialogueMonths))
            gaps.Add(ReadinessGap.Dialogue);
        if (facts.MeetingsHeld < LeastMeetingsHeld)
            gaps.Add(ReadinessGap.Cadence);
        if (facts.ExpectationSince is not { } since || since >= period.Start)
            gaps.Add(ReadinessGap.Expectation);
        if (facts.ProviderCourseOn is not { } provider || provider > day)
            gaps.Add(ReadinessGap.ProviderCourse);
        if (facts.CustomerCourseOn is not { } customer || customer > day)
            gaps.Add(ReadinessGap.CustomerCourse);
        return gaps;
    }
}
