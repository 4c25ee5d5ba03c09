namespace Entente.Web.Features.Administration;

/// <summary>Why a row of a file cannot be taken.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Row">The row as the spreadsheet counts it, from 1, the header included.</param>
/// <param name="Column">The column's header; empty where the whole row is meant.</param>
/// <param name="Reason">The reason, in the reader's language.</param>
public sealed record RowError(string Sheet, int Row, string Column, string Reason);
