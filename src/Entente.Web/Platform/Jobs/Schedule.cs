namespace Entente.Web.Platform.Jobs;

/// <summary>When a job is due again.</summary>
public abstract record Schedule
{
    private Schedule()
    {
    }

    /// <summary>Every so often.</summary>
    public static Schedule Every(TimeSpan interval) => new Interval(interval);

    /// <summary>Once a day at this time of the company's clock.</summary>
    public static Schedule Daily(TimeOnly at) => new Day(at);

    /// <summary>The first time after this one.</summary>
    public abstract DateTimeOffset NextAfter(DateTimeOffset now, TimeZoneInfo zone);

    private sealed record Interval(TimeSpan Length) : Schedule
    {
        public override DateTimeOffset NextAfter(DateTimeOffset now, TimeZoneInfo zone) => now + Length;
    }

    private sealed record Day(TimeOnly At) : Schedule
    {
        public override DateTimeOffset NextAfter(DateTimeOffset now, TimeZoneInfo zone)
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
            var next = On(day, zone);
            return next > now ? next : On(day.AddDays(1), zone);
        }

        private DateTimeOffset On(DateOnly day, TimeZoneInfo zone)
        {
            var local = day.ToDateTime(At);
            // An hour that a clock change leaves out is made up for by the next one.
            if (zone.IsInvalidTime(local))
                local = local.AddHours(1);
            return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
        }
    }
}
