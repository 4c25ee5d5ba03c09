namespace Entente.Scoring;

/// <summary>How a company's robust indices are computed. Everything here is fixed before the period's votes come in, so no vote acts through it.</summary>
/// <remarks>Source: scoring design, "Robust index". Example: <c>new IndexRule(Middle: 0.7)</c>.</remarks>
/// <param name="Middle">m, from 0 to 1: the company's index of the last closed period; 0.7 before there is one. With few votes the index stays near it.</param>
/// <param name="Limit">The most that one rater may move an index, from 0 (excluded) to 1; the company's choice, 0.10 unless told.</param>
/// <param name="PassMark">The index under which a provider fails, from 0 to 1; for the count of raters who could push it there. 0.60 unless told.</param>
/// <param name="Kappa">
/// How many average votes the middle weighs at least; 4 unless told. While a period is open, pass the kappa last published for it: then a rater who leaves cannot loosen
/// the index.
/// </param>
/// <param name="FewestRaters">Fewer raters than this have no index; 5 unless told.</param>
public sealed record IndexRule(double Middle = 0.7, double Limit = 0.10, double PassMark = 0.60, double Kappa = 4, int FewestRaters = 5)
{
    /// <summary>c: how far a vote may lie from the index and still pull at full strength, in units of the value (0 to 1): 0.75 of a point on the scale of 5.</summary>
    public const double Reach = 0.1875;

    /// <summary>epsilon: the part of its strength that a vote keeps beyond <see cref="Reach"/>.</summary>
    public const double Leak = 0.2;

    /// <summary>The most that turning one vote of weight 1 can change the pull of all votes, epsilon + 2c (1 - epsilon) = 0.5.</summary>
    public const double TurnedPull = Leak + 2 * Reach * (1 - Leak);

    /// <summary>The most that one vote of weight 1 can pull, epsilon + c (1 - epsilon) = 0.35.</summary>
    public const double FullPull = Leak + Reach * (1 - Leak);

    /// <summary>Refuses a rule outside the ranges above, in a sentence that names the number.</summary>
    internal static void Check(IndexRule rule)
    {
        if (!InUnit(rule.Middle) || !InUnit(rule.Limit) || !InUnit(rule.PassMark) || rule.Limit == 0)
            throw new ArgumentException($"The middle, the limit and the pass mark lie from 0 to 1, the limit above 0: {rule}.", nameof(rule));
        if (!(rule.Kappa > 0 && double.IsFinite(rule.Kappa)))
            throw new ArgumentException($"Kappa is a finite number above 0: {rule}.", nameof(rule));
        if (rule.FewestRaters < 1)
            throw new ArgumentException($"An index needs at least one rater: {rule}.", nameof(rule));
    }

    private static bool InUnit(double value) => value >= 0 && value <= 1;
}
