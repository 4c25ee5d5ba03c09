namespace Entente.Scoring.Signs;

/// <summary>
/// How far answers spread, and by what: the standard deviations of a crossed random-effects model, in units of the value (0 to 1). Fitted once by
/// <see cref="Crossed.LinearModel"/> over a long time, and then known, so that no single rater bends the measure by which they are judged.
/// </summary>
/// <param name="Rater">Between raters: some are strict.</param>
/// <param name="Provider">Between providers.</param>
/// <param name="ProviderByCustomer">Between the customer groups of one provider: one may be served better than another. 0 where there is no such effect.</param>
/// <param name="Answer">Between answers of one rater to one provider; above 0.</param>
public sealed record Spread(double Rater, double Provider, double ProviderByCustomer, double Answer)
{
    /// <summary>The standard deviation of a single answer, all of it together.</summary>
    public double Total => Math.Sqrt(Rater * Rater + Provider * Provider + ProviderByCustomer * ProviderByCustomer + Answer * Answer);
}
