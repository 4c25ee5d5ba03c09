namespace Entente.Scoring.Crossed;

/// <summary>How far a fit is, for a progress bar.</summary>
/// <param name="Steps">Steps taken.</param>
/// <param name="Criterion">The criterion reached: the deviance or the REML criterion.</param>
/// <param name="Promised">What the next step promises to gain; the fit ends when it is nearly nothing.</param>
public sealed record FitStep(int Steps, double Criterion, double Promised);
