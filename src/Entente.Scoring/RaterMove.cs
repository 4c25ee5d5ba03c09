using System.Runtime.InteropServices;

namespace Entente.Scoring;

/// <summary>How far one rater could still move one index.</summary>
/// <param name="Rater">The rater's number, as in <see cref="Vote.Rater"/>.</param>
/// <param name="Largest">The largest move, in units of the value (0 to 1), up or down.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RaterMove(int Rater, double Largest);
