namespace Entente.Domain.Scorecards;

/// <summary>How many of the encounters that were measured kept what was promised. It stands beside the verdict and is no part of it.</summary>
/// <param name="Kept">Encounters that kept the promise in force when they happened.</param>
/// <param name="Broken">Encounters that did not.</param>
public readonly record struct PromiseRecord(int Kept, int Broken)
{
    /// <summary>Below so many measured encounters nothing is pointed out.</summary>
    public const int FewestMeasured = 5;

    private const double MostlyKept = 0.9;
    private const double OftenBroken = 0.7;

    /// <summary>All that were measured.</summary>
    public int Measured => Kept + Broken;

    /// <summary>Kept of measured, 0 to 1; null where nothing was measured.</summary>
    public double? Share => Measured == 0 ? null : (double)Kept / Measured;

    /// <summary>
    /// Where promise and perception part: at least 90 % kept and the customer is dissatisfied, or at most 70 % kept and the customer is
    /// satisfied. The verdict is the published one, so that of sealed answers only what was released has a part in it.
    /// </summary>
    /// <param name="verdict">The customer's verdict of the same period.</param>
    public PromiseContrast Beside(Verdict verdict) => (Measured >= FewestMeasured, verdict) switch
    {
        (true, Verdict.Dissatisfied) when Share >= MostlyKept => PromiseContrast.KeptButUnhappy,
        (true, Verdict.Satisfied) when Share <= OftenBroken => PromiseContrast.BrokenButHappy,
        _ => PromiseContrast.None,
    };
}
