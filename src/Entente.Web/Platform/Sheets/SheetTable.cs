namespace Entente.Web.Platform.Sheets;

/// <summary>One sheet to be written: header first, every cell guarded against becoming a formula.</summary>
public sealed record SheetTable(string Sheet, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
