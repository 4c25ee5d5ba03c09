using System.Globalization;

namespace Entente.Web.Ui.Lists;

/// <summary>A list as it was asked for: the piece that a page shows, or all rows for a file.</summary>
/// <param name="Columns">What a file has of each row, and what orders them.</param>
/// <param name="Rows">The rows, in order.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Skip">How many come before these.</param>
public sealed record Listing<TRow>(IReadOnlyList<ListColumn<TRow>> Columns, IReadOnlyList<TRow> Rows, int Total, int Skip)
{
    /// <summary>Where the page before begins to end; null on the first.</summary>
    public string? Before => Skip > 0 ? Skip.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? After => Skip + Rows.Count < Total ? (Skip + Rows.Count).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Orders the rows as asked and cuts out the piece. Rows that are equal stay in the order they came in, which must not depend on chance.</summary>
    public static Listing<TRow> Of(ListAsked asked, IEnumerable<TRow> rows, IReadOnlyList<ListColumn<TRow>> columns, string? sort = null)
    {
        var by = columns.Any(column => column.Sort is not null && column.Sort == asked.Sort?.TrimStart('-')) ? asked.Sort : sort;
        var all = rows.ToList();
        if (by is not null && columns.FirstOrDefault(column => column.Sort == by.TrimStart('-')) is { } column)
            all = [.. by.StartsWith('-') ? all.OrderByDescending(column.Key, ListOrder.Instance) : all.OrderBy(column.Key, ListOrder.Instance)];
        var shown = asked.Size is { } size ? all.Skip(asked.Skip).Take(size).ToList() : all;
        return new Listing<TRow>(columns, shown, all.Count, Math.Min(asked.Skip, all.Count));
    }
}
