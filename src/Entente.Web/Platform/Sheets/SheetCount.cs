namespace Entente.Web.Platform.Sheets;

/// <summary>What became of the rows of a sheet.</summary>
public sealed record SheetCount(string Sheet, int Created, int Changed, int Unchanged);
