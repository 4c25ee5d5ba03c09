namespace Entente.Scoring.Signs;

/// <summary>
/// Whether too many of one customer group never say anything but good of a provider. One rater with ten good answers is no news; a whole group without a single exception may be. Under the null a rater of
/// n answers is all good with probability averaged over raters' severities; the number of all-good raters is then Poisson-binomial.
/// </summary>
/// <remarks>Source: scoring design, "Signs", fear (2). Needs many raters or answers: with one answer each, being all good is what most are.</remarks>
/// <param name="AllGood">Raters of the group who never said anything but good.</param>
/// <param name="Expected">How many such raters the company's habits lead to expect.</param>
/// <param name="P">How often chance alone gives as many or more.</param>
public sealed record CeilingTest(int AllGood, double Expected, double P)
{
    private const int Points = 400;

    /// <summary>The test of one group.</summary>
    /// <param name="answers">For each rater of the group, how many answers, at least 1, and how many of them good.</param>
    /// <param name="goodRate">How often an answer is good elsewhere, from 0 to 1.</param>
    /// <param name="severitySd">How far raters differ, on the logit scale, at least 0.</param>
    public static CeilingTest Of(IReadOnlyList<(int Answers, int Good)> answers, double goodRate, double severitySd)
    {
        if (!(goodRate >= 0 && goodRate <= 1) || !(severitySd >= 0 && double.IsFinite(severitySd)))
            throw new ArgumentException($"A rate lies from 0 to 1 and an sd is at least 0: {goodRate}, {severitySd}.", nameof(goodRate));
        if (answers.Any(rater => rater.Answers < 1 || rater.Good < 0 || rater.Good > rater.Answers))
            throw new ArgumentException("Every rater has at least one answer, and not more good ones than answers.", nameof(answers));
        double middle = MiddleFor(goodRate, severitySd);
        double[] chances = [.. answers.Select(rater => AllGoodChance(rater.Answers, middle, severitySd))];
        double[] distribution = Exposure.PoissonBinomial(chances);
        int observed = answers.Count(rater => rater.Good == rater.Answers);
        double p = 0;
        for (int count = distribution.Length - 1; count >= observed; count--)
            p += distribution[count];
        return new(observed, chances.Sum(), Math.Min(1, p));
    }

    /// <summary>The logit whose average over severities is the rate.</summary>
    private static double MiddleFor(double rate, double sd)
    {
        if (rate is 0 or 1)
            return rate == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        double low = -50, high = 50;
        while (high - low > 1e-10)
        {
            double middle = (low + high) / 2;
            if (AllGoodChance(1, middle, sd) < rate)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>The average over severities of (chance of good)^answers, by the midpoint rule over eight sds either side.</summary>
    private static double AllGoodChance(int answers, double middle, double sd)
    {
        if (sd == 0 || double.IsInfinity(middle))
            return Math.Pow(1 / (1 + Math.Exp(-middle)), answers);
        double sum = 0, weights = 0;
        for (int i = 0; i < Points; i++)
        {
            double z = 16.0 * (i + 0.5) / Points - 8, weight = Math.Exp(-z * z / 2);
            sum += weight * Math.Pow(1 / (1 + Math.Exp(-(middle + sd * z))), answers);
            weights += weight;
        }

        return sum / weights;
    }
}
