using System.Globalization;

namespace Entente.Web.Platform.Api;

/// <summary>Versions as <c>ETag</c> and <c>If-Match</c>.</summary>
public static class ETags
{
    /// <summary>Says in the answer which version it shows.</summary>
    public static void ShowVersion(this HttpContext http, int version) => http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that the sender saw; null where they do not say, -1 where what they say is no version of ours.</summary>
    public static int? SeenVersion(this HttpContext http) =>
        http.Request.Headers.IfMatch.ToString() switch
        {
            "" or "*" => null,
            ['"', .. var digits, '"'] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => version,
            _ => -1,
        };
}
