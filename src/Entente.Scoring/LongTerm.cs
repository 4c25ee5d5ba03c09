namespace Entente.Scoring;

/// <summary>A provider's long-term figure: the weighted mean of closed periods' indices, weight = votes x 0.5^(age in quarters / 4), over at most 16 quarters.</summary>
/// <remarks>Example: 0.80 from 100 votes now and 0.60 from 100 votes four quarters ago: (100 x 0.80 + 50 x 0.60) / 150 = 0.7333. Source: scoring design, "Long-term figure".</remarks>
/// <param name="Value">From 0 to 1.</param>
/// <param name="Bound">The most that any one rater could have moved it over all periods together: the largest over raters of (sum of weight x their largest change) / (sum of weights).</param>
/// <param name="Periods">How many periods entered.</param>
public sealed record LongTerm(double Value, double Bound, int Periods)
{
    /// <summary>Periods of this age in quarters and older do not count.</summary>
    public const double Window = 16;

    /// <summary>A period this many quarters old counts half.</summary>
    public const double HalfLife = 4;

    /// <summary>The weight of a period, votes x 0.5^(age / 4); 0 from the age of 16 quarters on. Example: 100 votes, 4 quarters old: 50.</summary>
    /// <param name="votes">How many votes made the period's index.</param>
    /// <param name="age">Its age in quarters.</param>
    public static double WeightOf(int votes, double age) => age < Window ? votes * Math.Pow(0.5, age / HalfLife) : 0;

    /// <summary>The long-term figure; null without a period of the last 16 quarters. The same to the last bit whatever the order of periods (of different ages) and of raters.</summary>
    /// <param name="periods">Closed periods that have an index.</param>
    /// <exception cref="ArgumentException">A period without votes, of negative age, or with an index outside 0 to 1.</exception>
    public static LongTerm? Of(IEnumerable<PeriodIndex> periods)
    {
        PeriodIndex[] counted = [.. periods.Select(Checked).Where(period => period.Age < Window)
            .OrderBy(period => period.Age).ThenBy(period => period.Index).ThenBy(period => period.Votes)];
        if (counted.Length == 0)
            return null;
        double total = 0, sum = 0;
        var moves = new Dictionary<int, double>();
        foreach (var period in counted)
        {
            double weight = WeightOf(period.Votes, period.Age);
            total += weight;
            sum += weight * period.Index;
            foreach (var move in period.Moves)
                moves[move.Rater] = moves.GetValueOrDefault(move.Rater) + weight * move.Largest;
        }

        return new(sum / total, moves.Count == 0 ? 0 : moves.Values.Max() / total, counted.Length);
    }

    private static PeriodIndex Checked(PeriodIndex period) => period is { Index: >= 0 and <= 1, Votes: > 0, Age: >= 0 }
        ? period
        : throw new ArgumentException($"A closed period has votes, an age of 0 or more quarters and an index from 0 to 1: {period}.", nameof(period));
}
