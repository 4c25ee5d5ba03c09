namespace Entente.Scoring.Signs;

/// <summary>Two or three units round, each rating the next.</summary>
/// <param name="Units">The units; each is a customer of the next, the last of the first.</param>
/// <param name="Strength">T, the standardised score of the weakest edge: above 0 where all praise.</param>
/// <param name="P">How often chance alone makes a ring as strong.</param>
/// <param name="Q">The share of false alarms in a list of all rings with a P as small.</param>
public sealed record RingSign(IReadOnlyList<int> Units, double Strength, double P, double Q);
