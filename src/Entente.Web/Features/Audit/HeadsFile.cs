using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Entente.Web.Features.Audit;

/// <summary>Signed heads as a file: one line of JSON each, with all that is needed to check them without this program.</summary>
public static class HeadsFile
{
    private sealed record Line(DateOnly Day, long Number, string Hash, long At, string Signature, string PublicKey);

    public static string Write(IEnumerable<AuditHead> heads)
    {
        var text = new StringBuilder();
        foreach (var head in heads)
        {
            var line = new Line(head.Day, head.Number, Convert.ToHexStringLower(head.Hash), head.At.ToUnixTimeMilliseconds(), Convert.ToBase64String(head.Signature), Convert.ToBase64String(head.PublicKey));
            text.Append(JsonSerializer.Serialize(line, JsonSerializerOptions.Web)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; a line that is none is a <see cref="FormatException"/> that names it.</summary>
    public static IReadOnlyList<AuditHead> Read(string text) =>
        [.. text.Split('\n').Select((line, place) => (Text: line.Trim(), Number: place + 1)).Where(line => line.Text.Length > 0).Select(line => Parse(line.Text, line.Number))];

    private static AuditHead Parse(string text, int number)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web)!;
            return AuditHead.Kept(line.Day, line.Number, Convert.FromHexString(line.Hash), DateTimeOffset.FromUnixTimeMilliseconds(line.At), Convert.FromBase64String(line.Signature), Convert.FromBase64String(line.PublicKey));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or ArgumentException or NullReferenceException)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {number} is no signed head"), fault);
        }
    }
}
