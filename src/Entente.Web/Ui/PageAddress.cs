using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace Entente.Web.Ui;

/// <summary>The address of a page with what it is filtered and sorted by: the state of a list lives here and nowhere else.</summary>
public sealed record PageAddress(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    /// <summary>The parameters that say where in a list one is; another sorting or filter begins again.</summary>
    public static IReadOnlyList<string> Places { get; } = ["after", "before", "page"];

    public static PageAddress Of(HttpContext http) => Of(http.Request.PathBase + http.Request.Path, http.Request.QueryString.Value);

    public static PageAddress Of(string path, string? query) =>
        new(path, [.. QueryHelpers.ParseQuery(query).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")).Where(pair => pair.Value.Length > 0)]);

    public string? this[string name] => Query.FirstOrDefault(pair => Is(pair.Key, name)).Value;

    /// <summary>The same with one parameter set; an empty value takes it away.</summary>
    public PageAddress With(string name, string? value)
    {
        var rest = Query.Where(pair => !Is(pair.Key, name));
        return this with { Query = string.IsNullOrEmpty(value) ? [.. rest] : [.. rest, KeyValuePair.Create(name, value)] };
    }

    public PageAddress Without(params IEnumerable<string> names) => this with { Query = [.. Query.Where(pair => !names.Any(name => Is(pair.Key, name)))] };

    /// <summary>The same list from its beginning.</summary>
    public PageAddress FromStart() => Without(Places);

    /// <summary>The same filters at another path, such as an export.</summary>
    public PageAddress At(string path) => this with { Path = path };

    public override string ToString() => Path + new QueryBuilder(Query).ToQueryString();

    private static bool Is(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
