namespace Entente.Scoring;

/// <summary>Too few raters for an index. Example: 4 raters where 5 are needed.</summary>
/// <param name="Raters">How many distinct raters there are.</param>
/// <param name="Needed">How many there would have to be.</param>
public sealed record NoIndex(int Raters, int Needed) : IndexFigure;
