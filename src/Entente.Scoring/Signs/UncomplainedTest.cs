namespace Entente.Scoring.Signs;

/// <summary>
/// Whether broken promises of one provider are called good more often than those of others, beyond what honest providers differ by. Customers forgive one kind of promise sooner than another and one provider sooner than another;
/// a test that takes all others for one crowd, as <see cref="MantelHaenszel"/> does, accuses two honest companies of three.
/// </summary>
/// <remarks>
/// For each provider d = (good - expected) / n, expected by the others' habits stratum by stratum, with its binomial variance v. How far others' d differ beyond chance, tau², is DerSimonian's and Laird's estimate
/// ("Meta-analysis in clinical trials", 1986); the provider's d is then a further draw: t = (d - mean - 1/2n) / sqrt(v + tau² + variance of the mean), with one degree of freedom fewer than there are others
/// (Higgins, Thompson, Spiegelhalter, "A re-evaluation of random-effects meta-analysis", 2009, prediction interval). One-sided.
/// </remarks>
/// <param name="Good">Broken promises that were called good.</param>
/// <param name="Broken">Broken promises that were answered, where others had some of the same kind.</param>
/// <param name="Expected">How many of them others' habits lead to expect.</param>
/// <param name="Tau">The sd of what providers differ by beyond chance, in shares of 0 to 1.</param>
/// <param name="P">How often an honest provider gets as many or more; 1 where there are too few others to know.</param>
public sealed record UncomplainedTest(int Good, int Broken, double Expected, double Tau, double P)
{
    /// <summary>Other providers with at least <see cref="FewestBroken"/> broken promises that are needed.</summary>
    public const int FewestOthers = 4;

    /// <summary>Fewer broken promises of another provider do not tell its habits.</summary>
    public const int FewestBroken = 3;

    /// <summary>The test of one provider among all.</summary>
    /// <param name="providers">For each provider and stratum, in the same order of strata, how many broken promises were called good and how many there were.</param>
    /// <param name="own">The position of the provider in question.</param>
    /// <exception cref="ArgumentException">Counts below zero, more good than broken, or providers with different numbers of strata.</exception>
    public static UncomplainedTest Of(IReadOnlyList<IReadOnlyList<(int Good, int Broken)>> providers, int own)
    {
        int strata = providers[own].Count;
        if (providers.Any(provider => provider.Count != strata || provider.Any(count => count.Good < 0 || count.Good > count.Broken)))
            throw new ArgumentException("Every provider has the same strata, and in each at most as many good answers as broken promises.", nameof(providers));
        double?[] habits = [.. Enumerable.Range(0, strata).Select(stratum => HabitOf(providers, own, stratum))];
        var (good, broken, expected, variance) = Against(providers[own], habits);
        var others = providers.Where((_, i) => i != own).Select(provider => Against(provider, habits)).Where(other => other.Broken >= FewestBroken).ToList();
        if (broken == 0 || others.Count < FewestOthers)
            return new(good, broken, expected, 0, 1);
        var (mean, tau2, meanVariance) = Pooled([.. others.Select(other => ((other.Good - other.Expected) / other.Broken, other.Variance))]);
        double difference = (good - expected) / broken - mean - 0.5 / broken;
        double p = Tails.StudentAbove(difference / Math.Sqrt(variance + tau2 + meanVariance), others.Count - 1);
        return new(good, broken, Math.Clamp(expected + mean * broken, 0, broken), Math.Sqrt(tau2), p);
    }

    /// <summary>How often the others call such a breach good, never quite 0 or 1; null where none of them had one.</summary>
    private static double? HabitOf(IReadOnlyList<IReadOnlyList<(int Good, int Broken)>> providers, int own, int stratum)
    {
        int good = 0, broken = 0;
        for (int i = 0; i < providers.Count; i++)
        {
            good += i == own ? 0 : providers[i][stratum].Good;
            broken += i == own ? 0 : providers[i][stratum].Broken;
        }

        return broken == 0 ? null : (good + 0.5) / (broken + 1);
    }

    private static (int Good, int Broken, double Expected, double Variance) Against(IReadOnlyList<(int Good, int Broken)> provider, double?[] habits)
    {
        int good = 0, broken = 0;
        double expected = 0, variance = 0;
        for (int stratum = 0; stratum < habits.Length; stratum++)
        {
            if (habits[stratum] is not { } habit)
                continue;
            good += provider[stratum].Good;
            broken += provider[stratum].Broken;
            expected += provider[stratum].Broken * habit;
            variance += provider[stratum].Broken * habit * (1 - habit);
        }

        return (good, broken, expected, broken == 0 ? 0 : variance / ((double)broken * broken));
    }

    private static (double Mean, double Tau2, double Variance) Pooled(List<(double Difference, double Variance)> others)
    {
        double weights = others.Sum(other => 1 / other.Variance), squares = others.Sum(other => 1 / (other.Variance * other.Variance));
        double mean = others.Sum(other => other.Difference / other.Variance) / weights;
        double spread = others.Sum(other => (other.Difference - mean) * (other.Difference - mean) / other.Variance);
        double tau2 = Math.Max(0, (spread - (others.Count - 1)) / (weights - squares / weights));
        double total = others.Sum(other => 1 / (other.Variance + tau2));
        return (others.Sum(other => other.Difference / (other.Variance + tau2)) / total, tau2, 1 / total);
    }
}
