using Entente.Domain.Kernel;

namespace Entente.Web.Platform.Sheets;

/// <summary>Why a row cannot be taken in.</summary>
/// <param name="Sheet">Where.</param>
/// <param name="Row">The row's number in the file; 1 for the header.</param>
/// <param name="Column">Which column; null where it is none in particular.</param>
/// <param name="Reason">Why.</param>
public sealed record RowError(string Sheet, int Row, string? Column, Refusal Reason);
