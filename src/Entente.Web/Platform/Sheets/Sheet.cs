namespace Entente.Web.Platform.Sheets;

/// <summary>One sheet as it was read: columns by header, rows that are not empty.</summary>
public sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows);
