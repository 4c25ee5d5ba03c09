using Entente.Domain.Kernel;

namespace Entente.Domain.Ratings.Requests;

/// <summary>How often the company lets its people be asked for ratings, and when the pulse of a period begins; there is at most one row.</summary>
public sealed class AskingLimits
{
    /// <summary>The most requests a week and person: above it nobody reads them.</summary>
    public const int MostAWeek = 20;

    /// <summary>The longest pulse, in days: a month of a quarter.</summary>
    public const int LongestPulse = 31;

    private AskingLimits()
    {
    }

    /// <summary>Always 1.</summary>
    public int Id { get; private init; } = 1;

    /// <summary>How often a person is asked in a week at most; 0 where nobody is asked.</summary>
    public int RequestsAWeek { get; private set; } = Asking.UsualLimit;

    /// <summary>How many days before a quarter's end, its last day included, the pulse begins; 0 where there is none.</summary>
    public int PulseDays { get; private set; } = 14;

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Three a week and two weeks: what holds until the company says otherwise.</summary>
    public static AskingLimits Usual() => new();

    /// <summary>Sets both; what was asked stays asked.</summary>
    /// <param name="requestsAWeek">0 to <see cref="MostAWeek"/>.</param>
    /// <param name="pulseDays">0 to <see cref="LongestPulse"/>.</param>
    public Refusal? Set(int requestsAWeek, int pulseDays)
    {
        if (requestsAWeek is < 0 or > MostAWeek)
            return new RequestsAWeekInvalid(requestsAWeek);
        if (pulseDays is < 0 or > LongestPulse)
            return new PulseDaysInvalid(pulseDays);
        (RequestsAWeek, PulseDays) = (requestsAWeek, pulseDays);
        Version++;
        return null;
    }

    /// <summary>Notes that another of the settings of asking was changed, so that two pages of them do not overwrite each other.</summary>
    public void Touch() => Version++;
}
