using Entente.Domain.Calendar;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;

namespace Entente.Domain.Recovery;

/// <summary>
/// How a set of cases was handled in a period, each figure with the cases behind it. Only what had happened when the period ended
/// counts, so that no figure of a period that is over ever changes: what comes later is a fact of a later period.
/// </summary>
public sealed record RecoveryFigures
{
    private RecoveryFigures()
    {
    }

    /// <summary>Cases that were opened in the period and not taken back before its end.</summary>
    public required IReadOnlyList<RecoveryCase> Opened { get; init; }

    /// <summary>Those of them that the rater had confirmed when the period ended.</summary>
    public required IReadOnlyList<RecoveryCase> Confirmed { get; init; }

    /// <summary>The clocks to contact that were met or ran out in the period.</summary>
    public required RecoveryPace Contact { get; init; }

    /// <summary>The clocks to remedy that were met or ran out in the period.</summary>
    public required RecoveryPace Remedy { get; init; }

    /// <summary>The cases of each cause among those opened, the most frequent first; null for those of which nobody said why.</summary>
    public required IReadOnlyList<(Cause? Cause, IReadOnlyList<RecoveryCase> Cases)> Causes { get; init; }

    /// <summary>Among those opened, the ones that came after another of the same service and cause: three of one kind repeat twice.</summary>
    public required IReadOnlyList<RecoveryCase> Repeated { get; init; }

    /// <summary>The share of opened cases that were confirmed, 0 to 1; null where none was opened.</summary>
    public double? ShareConfirmed => Opened.Count == 0 ? null : (double)Confirmed.Count / Opened.Count;

    /// <summary>The share of opened cases that repeat one before, 0 to 1; null where none was opened.</summary>
    public double? RepeatRate => Opened.Count == 0 ? null : (double)Repeated.Count / Opened.Count;

    /// <summary>The figures of these cases in a period, as far as it has gone.</summary>
    /// <param name="cases">Every case of whoever the figures are of.</param>
    /// <param name="period">Which period.</param>
    /// <param name="now">What lies later has not happened.</param>
    /// <param name="calendar">The company's working time.</param>
    /// <param name="dayOf">The company's day of an instant.</param>
    /// <param name="serviceOf">The service of a link.</param>
    public static RecoveryFigures Of(IReadOnlyCollection<RecoveryCase> cases, Period period, DateTimeOffset now, WorkCalendar calendar, Func<DateTimeOffset, DateOnly> dayOf, Func<Guid, Guid> serviceOf)
    {
        bool HasHappened(DateTimeOffset at) => at <= now && dayOf(at) <= period.End;
        bool IsWithin(DateTimeOffset at) => HasHappened(at) && dayOf(at) >= period.Start;
        RecoveryState? StateThen(RecoveryCase one) => one.History.LastOrDefault(step => HasHappened(step.At))?.State;
        Cause? CauseThen(RecoveryCase one) => one.History.LastOrDefault(step => step.Finding is not null && HasHappened(step.At))?.Finding ?? one.RaterCause;
        var opened = cases.Where(one => IsWithin(one.OpenedAt) && StateThen(one) is not RecoveryState.Withdrawn).OrderBy(one => one.OpenedAt).ThenBy(one => one.Id).ToList();
        return new RecoveryFigures
        {
            Opened = opened,
            Confirmed = opened.FindAll(one => StateThen(one) is RecoveryState.Confirmed),
            Contact = RecoveryPace.Of(cases, clock => (clock.ContactDueAt, clock.ContactedAt), clock => clock.ToContact(calendar), IsWithin),
            Remedy = RecoveryPace.Of(cases, clock => (clock.RemedyDueAt, clock.RemediedAt), clock => clock.ToRemedy(calendar), IsWithin),
            Causes = [.. opened.GroupBy(CauseThen).OrderByDescending(cause => cause.Count()).ThenBy(cause => cause.Key ?? (Cause)99).Select(cause => (cause.Key, (IReadOnlyList<RecoveryCase>)[.. cause]))],
            Repeated = [.. opened.Where(one => CauseThen(one) is not null).GroupBy(one => (serviceOf(one.LinkId), CauseThen(one))).SelectMany(same => same.Skip(1)).OrderBy(one => one.OpenedAt).ThenBy(one => one.Id)],
        };
    }
}
