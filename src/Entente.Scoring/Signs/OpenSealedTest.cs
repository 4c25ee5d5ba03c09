namespace Entente.Scoring.Signs;

/// <summary>
/// Whether people say of the same provider better things with their name than without: the difference of the mean values of open and released sealed answers, stratum by stratum (service, or month), against what it would be
/// if "open" and "sealed" had been dealt to the same answers at random.
/// </summary>
/// <remarks>Source: scoring design, "Signs", fear (3); R. A. Fisher, "The design of experiments" (1935), ch. 3. Sealed values come from released batches only.</remarks>
/// <param name="Difference">Open less sealed, in units of the value; strata weigh as their smaller side.</param>
/// <param name="P">How often chance alone gives a difference as large or larger; 1 where no stratum has both kinds.</param>
public sealed record OpenSealedTest(double Difference, double P)
{
    /// <summary>Deals unless told.</summary>
    public const int UsualDeals = 5000;

    /// <summary>The test over these strata. The same to the last bit for the same seed.</summary>
    /// <param name="strata">For each stratum the values of open and of sealed answers, each from 0 to 1.</param>
    /// <param name="seed">Of the deals.</param>
    /// <param name="deals">How many.</param>
    public static OpenSealedTest Of(IReadOnlyList<(double[] Open, double[] Sealed)> strata, int seed, int deals = UsualDeals)
    {
        if (strata.Any(stratum => stratum.Open.Concat(stratum.Sealed).Any(value => !(value >= 0 && value <= 1))))
            throw new ArgumentException("A value lies from 0 to 1.", nameof(strata));
        var usable = strata.Where(stratum => stratum.Open.Length > 0 && stratum.Sealed.Length > 0).ToArray();
        if (usable.Length == 0)
            return new(0, 1);
        double weights = usable.Sum(Weight);
        double observed = usable.Sum(stratum => Weight(stratum) / weights * (stratum.Open.Average() - stratum.Sealed.Average()));
        double[][] hands = [.. usable.Select(stratum => stratum.Open.Concat(stratum.Sealed).ToArray())];
        var random = new Random(seed);
        int asLarge = 0;
        for (int deal = 0; deal < deals; deal++)
        {
            double difference = 0;
            for (int s = 0; s < usable.Length; s++)
            {
                random.Shuffle(hands[s]);
                int open = usable[s].Open.Length;
                difference += Weight(usable[s]) / weights * (hands[s].Take(open).Average() - hands[s].Skip(open).Average());
            }

            // Equal deals differ in their last bits by the order of their sums.
            if (difference >= observed - 1e-12)
                asLarge++;
        }

        return new(observed, (1.0 + asLarge) / (1 + deals));
    }

    private static double Weight((double[] Open, double[] Sealed) stratum) => Math.Min(stratum.Open.Length, stratum.Sealed.Length);
}
