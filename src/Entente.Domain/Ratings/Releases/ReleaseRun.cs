namespace Entente.Domain.Ratings.Releases;

/// <summary>That the sealed ratings of a month were cut. There is one cut for each month, whoever asks for it and however often.</summary>
public sealed class ReleaseRun
{
    private ReleaseRun()
    {
    }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; private init; }

    /// <summary>When it was cut.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>k at the time.</summary>
    public int Group { get; private init; }

    /// <summary>How many batches it made; 0 where everything waits on.</summary>
    public int Batches { get; private init; }

    /// <summary>Notes a cut.</summary>
    public static ReleaseRun Note(DateOnly month, DateTimeOffset at, int group, int batches) => new() { Month = month, At = at, Group = group, Batches = batches };
}
