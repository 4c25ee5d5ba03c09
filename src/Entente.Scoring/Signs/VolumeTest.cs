namespace Entente.Scoring.Signs;

/// <summary>
/// Whether one rater answers unlike all others of a link in number: a share of all answers that equal diligence does not explain, or a burst of answers in a few days. Numbers move no figure (one vote a rater), so this is
/// about somebody who tries to.
/// </summary>
/// <remarks>
/// Share: at least k of n answers from one of R raters, binomial with 1/R, times R because any of them might have been it. Burst: the busiest window of days, binomial given the total, which is what Poisson days leave when their rate is unknown (Przyborowski, Wilenski 1940), times the
/// number of windows. Bonferroni on both, as none is expected at all. Source: scoring design, "Signs", volume.
/// </remarks>
public static class VolumeTest
{
    /// <summary>Signs with a p below this are shown.</summary>
    public const double Level = 0.001;

    /// <summary>The chance that any one of the raters gives as large a share. Example: 30 of 40 answers, the rest from 4 others: far below 0.001.</summary>
    /// <param name="answers">Answers of each rater of a link, at least 1 each.</param>
    /// <param name="rater">The position of the rater in question.</param>
    /// <param name="usual">The largest ratio of one rater's encounters to another's that a company holds for usual, at least 1: with 3, a rater may have three times the occasions of the others before any number of answers surprises.</param>
    public static double Share(ReadOnlySpan<int> answers, int rater, double usual = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(usual, 1);
        int total = 0;
        foreach (int count in answers)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(answers));
            total += count;
        }

        if (answers.Length < 2)
            return 1;
        double chance = usual / (usual + answers.Length - 1);
        return Math.Min(1, answers.Length * Tails.BinomialAtLeast(answers[rater], total, chance));
    }

    /// <summary>The chance of as busy a window of days. Example: 60 days with one answer each, then 20 in one day: below 0.001.</summary>
    /// <param name="perDay">Answers of one rater on each day of the time looked at.</param>
    /// <param name="window">Days of a burst, at least 1.</param>
    /// <returns>The smallest p over all windows, times their number, at most 1; 1 where there is no day outside the window.</returns>
    public static double Burst(ReadOnlySpan<int> perDay, int window = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        if (perDay.Length <= window)
            return 1;
        int total = 0;
        foreach (int count in perDay)
            total += count;
        int windows = perDay.Length - window + 1, inside = 0;
        double least = 1;
        for (int end = 0; end < perDay.Length; end++)
        {
            inside += perDay[end];
            if (end >= window)
                inside -= perDay[end - window];
            if (end < window - 1)
                continue;
            // Given the total, the window's part is binomial with the share of its days: no rate need be known.
            least = Math.Min(least, Tails.BinomialAtLeast(inside, total, (double)window / perDay.Length));
        }

        return Math.Min(1, windows * least);
    }
}
