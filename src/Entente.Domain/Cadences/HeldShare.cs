namespace Entente.Domain.Cadences;

/// <summary>How many of the meetings that were due two units held.</summary>
/// <param name="Due">How many were due.</param>
/// <param name="Held">How many of them were held.</param>
public readonly record struct HeldShare(int Due, int Held)
{
    /// <summary>From 0 to 1; null where none was due.</summary>
    public double? Share => Due == 0 ? null : (double)Held / Due;
}
