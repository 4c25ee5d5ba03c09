namespace Entente.Domain.Ratings.Releases;

/// <summary>That the company chose another k. Kept because the rating page named the number: whoever rated under a larger one was promised the larger group.</summary>
public sealed class SealedGroupChange
{
    private SealedGroupChange()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Who; null for a program.</summary>
    public Guid? By { get; private init; }

    /// <summary>k before.</summary>
    public int From { get; private init; }

    /// <summary>k from then on.</summary>
    public int To { get; private init; }

    /// <summary>Notes a change.</summary>
    public static SealedGroupChange Note(Guid id, int from, int to, DateTimeOffset at, Guid? by) => new() { Id = id, From = from, To = to, At = at, By = by };

    /// <summary>
    /// The largest group that was promised for a sealed rating of a month: the largest k from the day before the month began until now.
    /// The day before, because a page that was opened before midnight may be sent after it; until now, because whoever revises reads the
    /// promise again. Which day of the month the rating was given on is not known, and need not be.
    /// </summary>
    /// <param name="changes">Every change of the company.</param>
    /// <param name="now">k now.</param>
    /// <param name="month">The month's first day.</param>
    /// <param name="zone">Where the company's days begin.</param>
    public static int Promised(IEnumerable<SealedGroupChange> changes, int now, DateOnly month, TimeZoneInfo zone)
    {
        var local = month.AddDays(-1).ToDateTime(TimeOnly.MinValue);
        var since = new DateTimeOffset(local, zone.GetUtcOffset(local));
        return changes.Where(change => change.At >= since).SelectMany(change => (int[])[change.From, change.To]).Append(now).Max();
    }
}
