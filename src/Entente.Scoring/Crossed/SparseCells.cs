using System.Runtime.CompilerServices;

namespace Entente.Scoring.Crossed;

/// <summary>The data for the iterative path: rows of equal levels together, in the order of the eliminated factor, and for every level of every factor the sums of weight, X and y.</summary>
internal sealed class SparseCells
{
    public SparseCells(LinearProblem problem)
    {
        int eliminated = problem.Random.Index().MaxBy(factor => factor.Item.Levels).Index;
        Rows = new Rows(problem, eliminated);
        Factors = Rows.Factors.Length;
        Offsets = new int[Factors + 1];
        for (int k = 0; k < Factors; k++)
            Offsets[k + 1] = Offsets[k] + Rows.Groupings[k].Levels;
        int[] order = Order();
        (Start, Others, Weight) = Collapse(order);
        Weights = new double[Offsets[^1]];
        Sums = [.. Rows.Tail.Select(_ => new double[Offsets[^1]])];
        Parallel.For(0, Factors * (Sums.Length + 1), Add);
        Products = new double[Sums.Length, Sums.Length];
        for (int a = 0; a < Sums.Length; a++)
            for (int b = 0; b <= a; b++)
                for (int row = 0; row < Rows.Count; row++)
                    Products[a, b] += (Rows.Weights?[row] ?? 1) * Rows.Tail[a][row] * Rows.Tail[b][row];
        Holds = Enumerable.Range(0, Sums.Length).All(c => Rows.Holds(c, Products[c, c]));
    }

    public Rows Rows { get; }

    /// <summary>Whether the squares of every column and of the response are numbers, and none that vanished.</summary>
    public bool Holds { get; }

    public int Factors { get; }

    /// <summary>Where each factor begins among all levels, the eliminated one first.</summary>
    public int[] Offsets { get; }

    public int First => Offsets[1];

    public int Rest => Offsets[^1] - Offsets[1];

    /// <summary>The cells of each eliminated level.</summary>
    public int[] Start { get; }

    /// <summary>For each cell its levels of the other factors, counted from the end of the eliminated one.</summary>
    public int[] Others { get; }

    public double[] Weight { get; }

    /// <summary>The weight of each level.</summary>
    public double[] Weights { get; }

    /// <summary>For each column of X, and y: its weighted sum at each level.</summary>
    public double[][] Sums { get; }

    /// <summary>[X y]'[X y], lower triangle.</summary>
    public double[,] Products { get; }

    /// <summary>Z'W Z_k v_k over all levels: how the effects of one factor meet the levels of all.</summary>
    public double[] Meeting(int k, double[] v)
    {
        var result = new double[Offsets[^1]];
        int others = Factors - 1;
        for (int r = 0; r < First; r++)
        {
            for (int c = Start[r]; c < Start[r + 1]; c++)
            {
                double value = Weight[c] * v[k == 0 ? r : First + Others[c * others + k - 1]];
                result[r] += value;
                for (int l = 0; l < others; l++)
                    result[First + Others[c * others + l]] += value;
            }
        }

        return result;
    }

    private int[] Order()
    {
        int[] order = [.. Enumerable.Range(0, Rows.Count)], scratch = new int[order.Length];
        for (int k = Factors - 1; k >= 0; k--)
        {
            // Sorted by the last factor first: each pass keeps the order of the one before.
            int[] levels = Rows.LevelOf[k], next = new int[Rows.Groupings[k].Levels + 1];
            foreach (int level in levels)
                next[level + 1]++;
            for (int level = 1; level < next.Length; level++)
                next[level] += next[level - 1];
            foreach (int row in order)
                scratch[next[levels[row]]++] = row;
            (order, scratch) = (scratch, order);
        }

        return order;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int[] Start, int[] Others, double[] Weight) Collapse(int[] order)
    {
        var start = new int[First + 1];
        var others = new List<int>();
        var weights = new List<double>();
        for (int i = 0; i < order.Length; i++)
        {
            int row = order[i], before = i == 0 ? -1 : order[i - 1];
            bool same = before >= 0;
            for (int k = 0; same && k < Factors; k++)
                same = Rows.LevelOf[k][row] == Rows.LevelOf[k][before];
            double weight = Rows.Weights?[row] ?? 1;
            if (same)
            {
                weights[^1] += weight;
                continue;
            }

            weights.Add(weight);
            start[Rows.LevelOf[0][row] + 1]++;
            for (int k = 1; k < Factors; k++)
                others.Add(Offsets[k] - First + Rows.LevelOf[k][row]);
        }

        for (int r = 0; r < First; r++)
            start[r + 1] += start[r];
        return (start, [.. others], [.. weights]);
    }

    private void Add(int task)
    {
        int k = task / (Sums.Length + 1), c = task % (Sums.Length + 1) - 1;
        var target = (c < 0 ? Weights : Sums[c]).AsSpan(Offsets[k]);
        for (int row = 0; row < Rows.Count; row++)
            target[Rows.LevelOf[k][row]] += (Rows.Weights?[row] ?? 1) * (c < 0 ? 1 : Rows.Tail[c][row]);
    }
}
