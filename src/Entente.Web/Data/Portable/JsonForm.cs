using System.Globalization;
using System.Text.Json.Nodes;

namespace Entente.Web.Data.Portable;

/// <summary>
/// Records of the model that are kept as JSON, in one form for both databases: parts in order, for PostgreSQL keeps them in an order of its own, and
/// instants as texts and bytes in
/// base64, which SQLite keeps as numbers and in hexadecimal.
/// </summary>
internal static class JsonForm
{
    private const string Instant = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    /// <summary>What PostgreSQL holds, in the common form.</summary>
    public static string OfPostgres(string kept, PortableColumn column) =>
        Changed(kept, column, at => Written(DateTimeOffset.Parse(at.GetValue<string>(), CultureInfo.InvariantCulture)), bytes => bytes.DeepClone());

    /// <summary>What SQLite holds, in the common form.</summary>
    public static string OfSqlite(string kept, PortableColumn column) =>
        Changed(kept, column, at => Written(new DateTimeOffset(at.GetValue<long>(), TimeSpan.Zero)), bytes => Convert.ToBase64String(Convert.FromHexString(bytes.GetValue<string>())));

    /// <summary>The common form, as SQLite holds it; PostgreSQL takes it as it is.</summary>
    public static string ForSqlite(string common, PortableColumn column) =>
        Changed(common, column, at => DateTimeOffset.Parse(at.GetValue<string>(), CultureInfo.InvariantCulture).UtcTicks, bytes => Convert.ToHexString(Convert.FromBase64String(bytes.GetValue<string>())));

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    private static string Changed(string json, PortableColumn column, Func<JsonValue, JsonNode?> instant, Func<JsonValue, JsonNode?> bytes)
    {
        var record = JsonNode.Parse(json);
        foreach (var (names, change) in new[] { (column.Instants, instant), (column.Bytes, bytes) })
        {
            foreach (var name in names ?? [])
            {
                if (record is JsonObject one && one[name] is JsonValue value)
                    one[name] = change(value);
            }
        }

        return Ordered(record)?.ToJsonString() ?? "null";
    }

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => KeyValuePair.Create(part.Key, Ordered(part.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
