using System.Text.Json;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>Reads what others wrote: whatever is not there, or is something else, is nothing.</summary>
internal static class JsonText
{
    /// <summary>What stands under a path of names, as text; null where nothing does.</summary>
    public static string? At(this JsonElement from, params ReadOnlySpan<string> path) => Under(from, path) is { } found ? TextOf(found) : null;

    /// <summary>The items of the list under a path of names; none where there is no list.</summary>
    public static IReadOnlyList<JsonElement> List(this JsonElement from, params ReadOnlySpan<string> path) =>
        Under(from, path) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>The same as texts.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement from, params ReadOnlySpan<string> path) => [.. List(from, path).Select(TextOf).OfType<string>()];

    private static JsonElement? Under(JsonElement from, ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (from.ValueKind is not JsonValueKind.Object || !from.TryGetProperty(name, out from))
                return null;
        }

        return from;
    }

    private static string? TextOf(JsonElement found) => found.ValueKind switch
    {
        JsonValueKind.String => found.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => found.GetRawText(),
        _ => null,
    };
}
