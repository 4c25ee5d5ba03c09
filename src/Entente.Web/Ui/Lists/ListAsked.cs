using System.Globalization;

namespace Entente.Web.Ui.Lists;

/// <summary>What the address asks of a list: which filters, in which order, from which place. A page asks for a piece, a file for all of it.</summary>
/// <param name="Address">The address with its filters.</param>
/// <param name="Route">The values of the route, such as a unit's code.</param>
/// <param name="Size">How many rows at most; null for all.</param>
public sealed record ListAsked(PageAddress Address, IReadOnlyDictionary<string, object?> Route, int? Size)
{
    /// <summary>The rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>The rows of a file. Beyond it somebody wants another tool, and a spreadsheet ends at a million.</summary>
    public const int MostInFile = 200_000;

    /// <summary>The value of a filter, without blanks around it; null where nothing was chosen.</summary>
    public string? this[string name] => Address[name]?.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>What to sort by; a minus before it means descending.</summary>
    public string? Sort => this["sort"];

    /// <summary>How many rows come before: <c>after</c> counts from the beginning, <c>before</c> names the row that comes next.</summary>
    public int Skip => Size is not { } size ? 0 : Number("after") ?? (Number("before") is { } next ? Math.Max(0, next - size) : 0);

    public static ListAsked OnPage(HttpContext http, int size = PageSize) => new(PageAddress.Of(http), http.Request.RouteValues, size);

    public static ListAsked InFile(HttpContext http) => new(PageAddress.Of(http), http.Request.RouteValues, null);

    /// <summary>A value of the route.</summary>
    public string Of(string route) => Convert.ToString(Route.GetValueOrDefault(route), CultureInfo.InvariantCulture) ?? "";

    /// <summary>A filter that chooses one of a few; null where nothing, or nothing known, was chosen.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(this[name], ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>Whether one of these texts contains what was typed; true where nothing was.</summary>
    public bool Finds(string name, params IEnumerable<string?> texts) =>
        this[name] is not { } typed || texts.Any(text => text?.Contains(typed, StringComparison.OrdinalIgnoreCase) is true);

    private int? Number(string name) => int.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
