using Entente.Domain.Kernel;

namespace Entente.Domain.Ratings.Encounters;

/// <summary>When the work on an encounter began and when it was finished, as the company's systems know it.</summary>
/// <param name="BegunAt">When the request was there.</param>
/// <param name="FinishedAt">When it was done; null while it goes on, or where nobody says.</param>
public sealed record EncounterTimes(DateTimeOffset BegunAt, DateTimeOffset? FinishedAt)
{
    /// <summary>The refusal for times that cannot be; null when they can.</summary>
    /// <param name="now">What may not be passed.</param>
    public Refusal? Check(DateTimeOffset now) =>
        FinishedAt < BegunAt || BegunAt > now + RatingRules.ClockTolerance || FinishedAt > now + RatingRules.ClockTolerance ? new EncounterTimesInvalid() : null;
}
