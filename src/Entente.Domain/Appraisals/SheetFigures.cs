namespace Entente.Domain.Appraisals;

/// <summary>The numbers of a sheet, each 0 to 100 and rounded to tenths: what is printed is what counts. Null where too little is known.</summary>
/// <param name="Goals">G, the mean outcome of the verified, jointly set goals, in points; null where there are none.</param>
/// <param name="Links">S, the satisfied share of answered links that count, in points; null where none was answered.</param>
/// <param name="Service">The customers' part.</param>
/// <param name="ComputedManagement">The superior's part by the verdicts alone.</param>
/// <param name="Management">The superior's part that counts, calibrated where somebody did.</param>
/// <param name="Total">Both by the company's weights; null where a part is.</param>
/// <param name="Duty">Whether the duty is fulfilled.</param>
public sealed record SheetFigures(decimal? Goals, decimal? Links, decimal? Service, decimal? ComputedManagement, decimal? Management, decimal? Total, Duty Duty);
