namespace Entente.Domain.Recovery;

/// <summary>How time is told of what a sealed rater does in their case.</summary>
public static class HiddenTime
{
    /// <summary>
    /// When something that a sealed rater did is said to have happened: at the beginning of the day, or right after what stands already. Nobody is to
    /// find out from the minute who it was.
    /// </summary>
    /// <param name="last">What stands last; null for nothing.</param>
    /// <param name="now">Now.</param>
    /// <param name="zone">Where the company's days begin.</param>
    public static DateTimeOffset Of(DateTimeOffset? last, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).Date;
        var dawn = new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        return last >= dawn ? last.Value.AddMilliseconds(1) : dawn;
    }
}
