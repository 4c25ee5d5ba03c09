namespace Entente.Scoring.Signs;

/// <summary>For every customer unit and provider unit, how much higher the one's people rate the other's services than they and those services lead to expect, in units of its standard deviation.</summary>
internal sealed class PairScores
{
    private readonly CrossedResiduals residuals;
    private readonly List<(int[] Cells, double Sd)> members = [];

    public PairScores(RatedCell[] cells, IReadOnlyList<int> unitOf, Spread spread)
    {
        residuals = new CrossedResiduals(cells, spread);
        var pairs = new List<(int, int)>();
        foreach (var pair in Enumerable.Range(0, cells.Length).GroupBy(i => (Customer: cells[i].Customer, Provider: unitOf[cells[i].Provider])))
        {
            int[] own = [.. pair];
            double variance = residuals.VarianceOfSum(own);
            // Of what no other cell says anything there is no score.
            if (pair.Key.Customer == pair.Key.Provider || variance <= 1e-9)
                continue;
            pairs.Add(pair.Key);
            members.Add((own, Math.Sqrt(variance)));
        }

        Pairs = pairs;
    }

    public IReadOnlyList<(int Customer, int Provider)> Pairs { get; }

    /// <summary>One score a pair, in their order, of these means of all cells.</summary>
    public double[] Of(double[] means)
    {
        var weighted = residuals.Weighted(means);
        return [.. members.Select(pair => pair.Cells.Sum(i => weighted[i]) / pair.Sd)];
    }
}
