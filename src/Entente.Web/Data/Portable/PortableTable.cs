namespace Entente.Web.Data.Portable;

/// <summary>A table, as both databases have it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in the order in which a row's values stand.</param>
/// <param name="Key">The columns by which its rows are ordered: where they were inserted in a telling order, as sealed ratings are, nothing of it goes out.</param>
public sealed record PortableTable(string Name, IReadOnlyList<PortableColumn> Columns, IReadOnlyList<string> Key)
{
    internal string Target => Quote(Name);

    internal string ColumnList => string.Join(", ", Columns.Select(column => Quote(column.Name)));

    internal string KeyList => string.Join(", ", Key.Select(Quote));

    /// <summary>Names of a backup's file reach SQL too: a quote in one must not end it.</summary>
    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
