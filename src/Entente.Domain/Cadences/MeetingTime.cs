namespace Entente.Domain.Cadences;

/// <summary>When a clock in the company shows a time.</summary>
public static class MeetingTime
{
    /// <summary>
    /// The instant of a local time: an hour that a change to summer time leaves out is the hour after it, and of two equal ones in autumn it is
    /// the first, as RFC 5545 (3.3.5) has it.
    /// </summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
            return new DateTimeOffset(local, zone.GetUtcOffset(local.AddDays(-1))).ToUniversalTime();
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
