namespace Entente.Scoring.Signs;

/// <summary>How far one rater's answers to one provider are from what all others lead to expect.</summary>
/// <param name="Cell">Whose, of whom, how many.</param>
/// <param name="Residual">The mean less what all other cells predict for it, in units of the value (-1 to 1). Below 0: a grudge, if anything; above 0: a favour.</param>
/// <param name="Studentised">The residual in units of its own standard deviation.</param>
/// <param name="P">How often chance alone goes as far in this direction or the other, in worlds without grudges.</param>
/// <param name="Q">The share of false alarms in a list of all cells with a P as small; <see cref="BenjaminiHochberg"/>.</param>
public sealed record CellSign(RatedCell Cell, double Residual, double Studentised, double P, double Q);
