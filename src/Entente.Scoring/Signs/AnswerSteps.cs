namespace Entente.Scoring.Signs;

/// <summary>The steps of a scale and how often each was chosen, over all providers with that scale: how good one of them is belongs to its effect, not to the scale.</summary>
/// <param name="Counts">For each step from the lowest, how many answers; at least two steps, at least one answer. Good and bad: two; points: five.</param>
public sealed record AnswerSteps(IReadOnlyList<long> Counts)
{
    /// <summary>Where a normal variable of mean 0 and this sd must be cut so that each step is as frequent as it was: sd times the normal quantile of what lies below.</summary>
    internal double[] Cuts(double sd)
    {
        var cuts = new double[Counts.Count - 1];
        double total = Counts.Sum(), below = 0;
        for (int step = 0; step < cuts.Length; step++)
        {
            below += Counts[step];
            cuts[step] = below == 0 ? double.NegativeInfinity : below == total ? double.PositiveInfinity : sd * Quantile(below / total);
        }

        return cuts;
    }

    /// <summary>The value, from 0 to 1, of the step in which this lies.</summary>
    internal static double ValueAt(double[] cuts, double latent)
    {
        int step = 0;
        while (step < cuts.Length && latent > cuts[step])
            step++;
        return (double)step / cuts.Length;
    }

    /// <summary>By halving; needed once a scale.</summary>
    private static double Quantile(double below)
    {
        double low = -40, high = 40;
        while (high - low > 1e-12)
        {
            double middle = (low + high) / 2;
            if (1 - Tails.NormalAbove(middle) < below)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }
}
