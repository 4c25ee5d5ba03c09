namespace Entente.Web.Platform;

public static class ClockExtensions
{
    /// <summary>The instant now, in UTC and whole milliseconds, as both databases keep it.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
