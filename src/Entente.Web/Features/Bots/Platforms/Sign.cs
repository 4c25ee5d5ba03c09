using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>How signatures are looked at, whatever they are made of.</summary>
internal static class Sign
{
    /// <summary>Whether two texts are the same, in a time that does not tell how much of them is; nothing is the same as nothing.</summary>
    public static bool Same(string? given, string expected) =>
        expected.Length > 0 && given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    /// <summary>Whether a time in seconds is close to ours: what was listened to and is played again later is not.</summary>
    public static bool IsFresh(string seconds, DateTimeOffset now) =>
        long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && Math.Abs(now.ToUnixTimeSeconds() - time) <= TapRules.Freshness.TotalSeconds;
}
