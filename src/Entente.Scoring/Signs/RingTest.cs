namespace Entente.Scoring.Signs;

/// <summary>
/// Looks for units that praise each other: for every customer unit A and provider unit B the standardised score Z of "A's people rate B's services higher than they and those services lead to expect", and for every ring of
/// two or three units T, its weakest edge. Unilateral praise is no ring; all edges must be high.
/// </summary>
/// <remarks>
/// Z = z'Py / sqrt(z'Pz), z the indicator of the pair's cells, P as in <see cref="GrudgeTest"/>. A(T) = how often a single Z is as high in worlds where nobody praises on purpose, by parametric bootstrap; the edges of a ring are
/// different raters judging different services, so p = A(T)^k for a ring of k. Dealing the scores anew among units, the other way to know chance, hides a ring behind its own two high scores: with 10 units it found 1 of 10
/// rings of 1.2 points, this one all. Source: scoring design, "Signs"; reference study 3.6; D. A. Kenny, L. La Voie, "The social relations model" (1984), for reciprocity.
/// </remarks>
public static class RingTest
{
    /// <summary>All rings of two and three units that could be tested, the strongest first. The same to the last bit for the same seed.</summary>
    /// <param name="cells">As for <see cref="GrudgeTest"/>; <see cref="RatedCell.Customer"/> is a unit.</param>
    /// <param name="unitOf">For each provider, the unit it belongs to, in the same numbers as customers.</param>
    /// <param name="spread">The sds. Pass the sd of provider by customer: without it every favourite service would look like praise.</param>
    /// <param name="steps">One a provider, as for <see cref="GrudgeTest"/>.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <param name="draws">Worlds drawn.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <exception cref="ArgumentException">As for <see cref="GrudgeTest"/>, or a provider without a unit.</exception>
    public static IReadOnlyList<RingSign> Of(
        IReadOnlyList<RatedCell> cells, IReadOnlyList<int> unitOf, Spread spread, IReadOnlyList<AnswerSteps> steps, int seed, int draws = GrudgeTest.UsualDraws, CancellationToken stop = default)
    {
        if (cells.Any(cell => cell.Provider >= unitOf.Count))
            throw new ArgumentException("Every provider belongs to a unit.", nameof(unitOf));
        if (cells.Count == 0)
            return [];
        RatedCell[] all = [.. cells];
        CellCheck.Check(all, spread, steps);
        var edges = new PairScores(all, unitOf, spread);
        double[] scores = edges.Of([.. all.Select(cell => cell.Mean)]);
        var number = edges.Pairs.Select((pair, i) => (pair, i)).ToDictionary(entry => entry.pair, entry => entry.i);
        var rings = Rings(edges.Pairs);
        if (rings.Count == 0)
            return [];
        var chance = new TailTable([.. AnswerWorld.Each(all, spread, steps, seed, draws, edges.Of, stop).SelectMany(drawn => drawn)]);
        double[] strengths = [.. rings.Select(ring => Weakest(scores, number, ring))];
        double[] p = [.. rings.Select((ring, i) => Math.Pow(chance.Above(strengths[i]), ring.Count))];
        double[] q = BenjaminiHochberg.Adjust(p);
        return [.. rings.Select((ring, i) => new RingSign(ring, strengths[i], p[i], q[i])).OrderBy(sign => sign.P).ThenByDescending(sign => sign.Strength)];
    }

    /// <summary>
    /// What is shown: rings whose q is at most the level in two periods running. One period alone accuses 3 in 100 honest companies even at a level of 0.01, because the far tail of drawn worlds is coarse;
    /// a ring that is real is there the next time.
    /// </summary>
    /// <param name="before">Rings of the period before.</param>
    /// <param name="now">Rings of this period.</param>
    /// <param name="level">Share of false alarms allowed in each period's list; 0.05 unless told.</param>
    /// <returns>This period's rings that stand, the strongest first.</returns>
    public static IReadOnlyList<RingSign> Standing(IReadOnlyList<RingSign> before, IReadOnlyList<RingSign> now, double level = 0.05) =>
        [.. now.Where(ring => ring.Q <= level && before.Any(earlier => earlier.Q <= level && earlier.Units.SequenceEqual(ring.Units)))];

    /// <summary>Every two and every three units that rate each other round, each ring once: it begins with its smallest unit.</summary>
    private static List<IReadOnlyList<int>> Rings(IEnumerable<(int Customer, int Provider)> edges)
    {
        var to = edges.ToLookup(edge => edge.Customer, edge => edge.Provider);
        var exists = to.SelectMany(group => group.Select(provider => (group.Key, provider))).ToHashSet();
        var rings = new List<IReadOnlyList<int>>();
        foreach (int a in to.Select(group => group.Key).Order())
        {
            foreach (int b in to[a].Where(b => b > a).Order())
            {
                if (exists.Contains((b, a)))
                    rings.Add([a, b]);
            }

            foreach (int b in to[a].Where(b => b > a).Order())
            {
                foreach (int c in to[b].Where(c => c > a && c != b && exists.Contains((c, a))).Order())
                    rings.Add([a, b, c]);
            }
        }

        return rings;
    }

    private static double Weakest(double[] scores, Dictionary<(int, int), int> number, IReadOnlyList<int> ring)
    {
        double least = double.PositiveInfinity;
        for (int i = 0; i < ring.Count; i++)
            least = Math.Min(least, scores[number[(ring[i], ring[(i + 1) % ring.Count])]]);
        return least;
    }
}
