namespace Entente.Web.Features.Administration;

/// <summary>One row of a sheet.</summary>
internal sealed record SheetRow(string Sheet, int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>The text of a cell; null where it is empty.</summary>
    public string? this[string column] => Cells.TryGetValue(column, out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public bool IsYes(string column) => this[column]?.ToLowerInvariant() is "yes" or "true" or "1" or "是" or "y";
}
