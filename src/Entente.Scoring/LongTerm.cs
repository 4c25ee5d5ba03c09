namespace Entente.Scoring;

/// <summary>The long-term figure: the weighted mean of closed quarters, recent ones and those with many votes counting more (scoring.md, "Long-term figure").</summary>
/// <remarks>Example: an index of 0.8 from 40 votes one quarter ago and of 0.6 from 40 votes five quarters ago weigh 2 to 1 and give 0.7333.</remarks>
/// <param name="Value">From 0 to 1.</param>
/// <param name="Bound">The most that any one rater could have moved it: the largest, over raters, of the weighted sum of their changes.</param>
/// <param name="Quarters">How many quarters went in.</param>
public sealed record LongTerm(double Value, double Bound, int Quarters)
{
    /// <summary>Older quarters count no more.</summary>
    public const int MostQuarters = 16;

    private const double HalfLife = 4;

    /// <summary>The figure of these quarters; null without any.</summary>
    /// <param name="quarters">Closed quarters with an index, of different ages.</param>
    public static LongTerm? Of(IReadOnlyList<Quarter> quarters)
    {
        var counted = quarters.Where(quarter => quarter.Age is >= 0 and < MostQuarters && quarter.Votes > 0).OrderBy(quarter => quarter.Age).ToList();
        var total = counted.Sum(Weight);
        if (total <= 0)
            return null;
        var byRater = new Dictionary<Guid, double>();
        foreach (var quarter in counted)
        {
            foreach (var (rater, change) in quarter.Changes)
                byRater[rater] = byRater.GetValueOrDefault(rater) + (Weight(quarter) * change / total);
        }

        return new LongTerm(counted.Sum(quarter => Weight(quarter) * quarter.Index) / total, byRater.Values.DefaultIfEmpty(0).Max(), counted.Count);
    }

    private static double Weight(Quarter quarter) => quarter.Votes * Math.Pow(0.5, quarter.Age / HalfLife);

    /// <summary>One closed quarter.</summary>
    /// <param name="Age">Quarters since it: 0 for the last closed one.</param>
    /// <param name="Index">Its robust index, from 0 to 1.</param>
    /// <param name="Votes">How many votes it was made of.</param>
    /// <param name="Changes">For each rater, the most they could have moved its index.</param>
    public sealed record Quarter(int Age, double Index, int Votes, IReadOnlyDictionary<Guid, double> Changes);
}
