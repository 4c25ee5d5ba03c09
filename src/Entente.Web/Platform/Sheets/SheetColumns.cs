namespace Entente.Web.Platform.Sheets;

/// <summary>What a sheet of a file is called and which columns it may and must have.</summary>
public sealed record SheetColumns(string Sheet, string[] Columns, string[] Required);
