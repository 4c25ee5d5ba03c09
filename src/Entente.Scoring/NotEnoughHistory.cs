namespace Entente.Scoring;

/// <summary>Too few points for a chart.</summary>
/// <param name="Points">How many there are.</param>
/// <param name="Needed">How many there would have to be.</param>
public sealed record NotEnoughHistory(int Points, int Needed) : ChartFigure;
