using System.Globalization;
using System.Text.Json.Nodes;

namespace Entente.Bench.Fuzz;

/// <summary>Values for a schema: mostly of its kind, often at its edges, sometimes of another kind altogether. <paramref name="known"/> are words that exist in the company, such as codes, addresses and ids.</summary>
internal sealed class Values(Random dice, JsonNode document, IReadOnlyList<string> known)
{
    private const int Deepest = 6;

    private static readonly string[] Nasty =
    [
        "", " ", "\0", "\u202Egnp.exe", "🧾👩‍🔧", "ｆｕｌｌ　ｗｉｄｔｈ", "'; DROP TABLE ratings; --", "<script>alert(1)</script>", "=cmd|' /C calc'!A0", "../../etc/passwd", "%00", "${jndi:ldap://x}", "{{7*7}}",
        "-1", "0", "1e309", "NaN", "9223372036854775808", "null", "true", "[]", "{}", "0001-01-01", "9999-12-31", "2026-02-30", "2026-13", "2026-Q9", "2026-02-30T25:61:61+99:00", "00000000-0000-0000-0000-000000000000", "\uD800", "a\r\nX-Injected: 1", new('长', 5000), new('x', 100_000),
    ];

    private static readonly string[] Numbers = ["-1", "0", "1", "2", "5", "0.5", "1e308", "-0", "2147483648", "9223372036854775808", "1e400", "123456789012345678901234567890"];

    /// <summary>A word for a path or a query.</summary>
    public string Word(JsonNode? schema)
    {
        schema = Operation.Resolve(schema, document);
        return dice.Next(10) switch
        {
            < 5 when known.Count > 0 => known[dice.Next(known.Count)],
            < 7 => OfKind(schema),
            7 => Guid.NewGuid().ToString(),
            _ => Nasty[dice.Next(Nasty.Length - 1)],
        };
    }

    /// <summary>A JSON text for a body.</summary>
    public string Json(JsonNode? schema) => dice.Next(20) switch
    {
        0 => "",
        1 => "{",
        2 => "[" + string.Concat(Enumerable.Repeat("[", 2000)),
        3 => "\"" + Nasty[dice.Next(Nasty.Length)].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        _ => Node(schema, 0)?.ToJsonString() ?? "null",
    };

    private string OfKind(JsonNode? schema) => (string?)schema?["format"] switch
    {
        "uuid" => Guid.NewGuid().ToString(),
        "date" => new DateOnly(2026, 1, 1).AddDays(dice.Next(-400, 400)).ToString("O", CultureInfo.InvariantCulture),
        "date-time" => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(dice.Next(-9000, 9000)).ToString("O", CultureInfo.InvariantCulture),
        _ => Numbers[dice.Next(Numbers.Length)],
    };

    private JsonNode? Node(JsonNode? schema, int depth)
    {
        schema = Operation.Resolve(schema, document);
        if (depth > Deepest || dice.Next(12) == 0)
            return Odd();
        if (schema?["oneOf"] is JsonArray choices && choices.Count > 0)
            return Node(choices[dice.Next(choices.Count)], depth + 1);
        if (schema?["enum"] is JsonArray values && values.Count > 0 && dice.Next(4) > 0)
            return values[dice.Next(values.Count)]?.DeepClone();
        return TypeOf(schema) switch
        {
            "object" => Object(schema!, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, dice.Next(4)).Select(_ => Node(schema!["items"], depth + 1))]),
            "integer" or "number" => Number(),
            "boolean" => dice.Next(2) == 0,
            "string" => Word(schema),
            _ => Odd(),
        };
    }

    private JsonObject Object(JsonNode schema, int depth)
    {
        var made = new JsonObject();
        foreach (var (name, property) in schema["properties"]?.AsObject() ?? [])
        {
            if (dice.Next(8) > 0)
                made[name] = Node(property, depth + 1);
        }

        if (dice.Next(10) == 0)
            made[Nasty[dice.Next(Nasty.Length - 2)]] = Odd();
        return made;
    }

    private JsonNode? Odd() => dice.Next(6) switch
    {
        0 => null,
        1 => Number(),
        2 => new JsonArray(),
        3 => new JsonObject { ["a"] = 1 },
        4 => true,
        _ => Nasty[dice.Next(Nasty.Length)],
    };

    private JsonNode? Number() => JsonNode.Parse(Numbers[dice.Next(Numbers.Length)]);

    private static string? TypeOf(JsonNode? schema) => schema?["type"] switch
    {
        JsonArray several => several.Select(type => (string?)type).FirstOrDefault(type => type != "null"),
        { } one => (string?)one,
        null => schema?["properties"] is null ? null : "object",
    };
}
