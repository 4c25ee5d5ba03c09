namespace Entente.Scoring.Signs;

/// <summary>
/// Draws what answers would have been if nobody meant anything by them: the same raters, providers, customers and numbers of answers, effects drawn with the known sds, and each
/// answer cut to the steps of its provider's scale so that every step is as frequent as it really was. Steps and the ends of the scale are why plain normal probabilities promise half
/// the false alarms that they give.
/// </summary>
internal sealed class AnswerWorld
{
    private readonly RatedCell[] cells;
    private readonly Spread spread;
    private readonly AnswerSteps[] steps;
    private readonly double[][] cuts;
    private readonly int[] pairOf;
    private readonly int pairs;

    private AnswerWorld(RatedCell[] cells, Spread spread, IReadOnlyList<AnswerSteps> stepsOf)
    {
        this.cells = cells;
        this.spread = spread;
        steps = [.. stepsOf];
        cuts = [.. steps.Select(step => step.Cuts(spread.Total))];
        var numbers = new Dictionary<(int, int), int>();
        foreach (var cell in cells)
            numbers.TryAdd((cell.Provider, cell.Customer), numbers.Count);
        pairOf = [.. cells.Select(cell => numbers[(cell.Provider, cell.Customer)])];
        pairs = numbers.Count;
    }

    /// <summary>What is made of each of many such worlds. Every world has a seed of its own, so threads change no bit.</summary>
    public static T[] Each<T>(RatedCell[] cells, Spread spread, IReadOnlyList<AnswerSteps> stepsOf, int seed, int draws, Func<double[], T> made, CancellationToken stop)
    {
        var world = new AnswerWorld(cells, spread, stepsOf);
        var results = new T[draws];
        var options = new ParallelOptions { CancellationToken = stop };
        Parallel.For(0, draws, options, draw => results[draw] = made(world.Draw(new Random(unchecked((seed * 486187739) ^ (draw * 16777619))))));
        return results;
    }

    /// <summary>Means of all cells in one such world.</summary>
    private double[] Draw(Random random)
    {
        var raters = Normals(random, cells.Max(cell => cell.Rater) + 1, spread.Rater);
        var providers = Normals(random, steps.Length, spread.Provider);
        var both = Normals(random, pairs, spread.ProviderByCustomer);
        var means = new double[cells.Length];
        for (int i = 0; i < means.Length; i++)
        {
            var cell = cells[i];
            double expected = raters[cell.Rater] + providers[cell.Provider] + both[pairOf[i]], sum = 0;
            for (int answer = 0; answer < cell.Answers; answer++)
                sum += AnswerSteps.ValueAt(cuts[cell.Provider], expected + spread.Answer * Normal(random));
            means[i] = sum / cell.Answers;
        }

        return means;
    }

    private static double[] Normals(Random random, int count, double sd)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
            values[i] = sd * Normal(random);
        return values;
    }

    /// <summary>Box and Muller (1958); one of the two is enough here.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
