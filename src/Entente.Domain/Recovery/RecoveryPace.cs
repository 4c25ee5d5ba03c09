namespace Entente.Domain.Recovery;

/// <summary>How the clocks of one step came out in a period: kept or missed, and how long the step took in working time.</summary>
/// <param name="Kept">The cases whose clock was met in the period.</param>
/// <param name="Missed">The cases whose clock ran out in the period.</param>
/// <param name="Median">The middle of the working times of the steps taken in the period, late ones too; null where none was.</param>
public sealed record RecoveryPace(IReadOnlyList<RecoveryCase> Kept, IReadOnlyList<RecoveryCase> Missed, TimeSpan? Median)
{
    /// <summary>The share of clocks that were kept, 0 to 1; null where none was decided.</summary>
    public double? Share => Kept.Count + Missed.Count == 0 ? null : (double)Kept.Count / (Kept.Count + Missed.Count);

    /// <summary>A clock is decided by the step or by running out, whichever comes first; what ended before neither counts.</summary>
    internal static RecoveryPace Of(
        IReadOnlyCollection<RecoveryCase> cases, Func<RecoveryClock, (DateTimeOffset DueAt, DateTimeOffset? DoneAt)> step, Func<RecoveryClock, TimeSpan?> took, Func<DateTimeOffset, bool> isWithin)
    {
        var (kept, missed, times) = (new List<RecoveryCase>(), new List<RecoveryCase>(), new List<TimeSpan>());
        foreach (var (one, clock) in cases.SelectMany(one => one.Clocks.Select(clock => (one, clock))))
        {
            var (due, done) = step(clock);
            if (done <= due && isWithin(done.Value))
                kept.Add(one);
            else if (!(done <= due) && !(clock.EndedAt <= due) && isWithin(due))
                missed.Add(one);
            if (done is { } at && isWithin(at) && took(clock) is { } time)
                times.Add(time);
        }

        times.Sort();
        return new RecoveryPace(kept, missed, times.Count == 0 ? null : (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2);
    }
}
