using System.Runtime.CompilerServices;

namespace Entente.Scoring.Crossed;

/// <summary>
/// The data reduced to what the model needs. The factor with most levels ("eliminated") keeps, for each of its levels r, the sorted sparse vector v_r of weights over all other levels, and the
/// sums of [X y]; everything else is one dense cross product of W = [Z_2 .. Z_K | X | y]. Single rows are never touched again.
/// </summary>
internal sealed class Cells
{
    /// <summary>A fixed number, so that no result depends on the number of threads.</summary>
    private const int Parts = 64;

    /// <summary>Dense levels that are formed together, while the cells that they share are in the cache.</summary>
    public const int BlockSize = 32;

    public Cells(LinearProblem problem, int eliminated)
    {
        var rows = new Rows(problem, eliminated);
        Factors = rows.Factors;
        Groupings = rows.Groupings;
        Shift = rows.Shift;
        HasIntercept = rows.HasIntercept;
        Offsets = new int[Factors.Length + 1];
        for (int k = 1; k < Factors.Length; k++)
            Offsets[k + 1] = Offsets[k] + Groupings[k].Levels;
        Wide = Offsets[^1];
        Columns = problem.Fixed.Count;
        Count = rows.Count;
        LogWeights = rows.Weights?.Sum(Math.Log) ?? 0;
        Sums = new double[Groupings[0].Levels * (Columns + 1)];
        Weight = new double[Groupings[0].Levels];
        (Start, Level, Value) = Compress(rows);
        (BlockStart, BlockLevel, BlockAt) = Transpose();
        Cross = CrossProduct.Of(rows, this);
        Holds = Enumerable.Range(0, Columns + 1).All(c => rows.Holds(c, Cross.Row(Wide + c)[Wide + c]));
    }

    /// <summary>The position of each factor in the problem, the eliminated one first.</summary>
    public int[] Factors { get; }

    public Grouping[] Groupings { get; }

    /// <summary>Where factor k of the dense part begins; Offsets[1] = 0.</summary>
    public int[] Offsets { get; }

    /// <summary>Q: levels in the dense part.</summary>
    public int Wide { get; }

    /// <summary>p: columns of X.</summary>
    public int Columns { get; }

    /// <summary>n: rows of weight above 0.</summary>
    public int Count { get; }

    /// <summary>What was taken off each column of X and off y, which is last.</summary>
    public double[] Shift { get; }

    public bool HasIntercept { get; }

    /// <summary>Sum of ln weight over rows.</summary>
    public double LogWeights { get; }

    /// <summary>n_r, the weight of each eliminated level.</summary>
    public double[] Weight { get; }

    /// <summary>For each eliminated level the weighted sums of X and y.</summary>
    public double[] Sums { get; }

    /// <summary>W'W, lower triangle.</summary>
    public Dense Cross { get; }

    public int[] Start { get; }

    public int[] Level { get; }

    public double[] Value { get; }

    /// <summary>For each block of dense levels: which eliminated levels meet it, ascending.</summary>
    public int[] BlockStart { get; }

    public int[] BlockLevel { get; }

    /// <summary>And at which position of their list they begin to.</summary>
    public int[] BlockAt { get; }

    /// <summary>Whether the squares of every column and of the response are numbers, and none that vanished.</summary>
    public bool Holds { get; }

    public int Blocks => BlockStart.Length - 1;

    /// <summary>Products of two cells of one eliminated level: the cost of one exact evaluation.</summary>
    public long Pairs => Enumerable.Range(0, Eliminated).Sum(r => (long)(Start[r + 1] - Start[r]) * (Start[r + 1] - Start[r] + 1) / 2);

    public int Eliminated => Weight.Length;

    public ReadOnlySpan<double> SumsOf(int r) => Sums.AsSpan(r * (Columns + 1), Columns + 1);

    /// <summary>Rows put in the order of the eliminated level, then parts of levels reduced each by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int[] Start, int[] Level, double[] Value) Compress(Rows rows)
    {
        int levels = Eliminated, others = Factors.Length - 1;
        var first = new int[levels + 1];
        foreach (int level in rows.LevelOf[0])
            first[level + 1]++;
        for (int r = 0; r < levels; r++)
            first[r + 1] += first[r];
        int[] next = [.. first], order = new int[rows.Count];
        for (int row = 0; row < order.Length; row++)
            order[next[rows.LevelOf[0][row]]++] = row;
        var reduced = new (int[] Ends, int[] Level, double[] Value)[Parts];
        Parallel.For(0, Parts, part => reduced[part] = Reduce(rows, order, first, part * (long)levels / Parts, (part + 1) * (long)levels / Parts));
        var start = new int[levels + 1];
        int at = 0, r2 = 0;
        foreach (var (ends, _, _) in reduced)
        {
            foreach (int end in ends)
                start[++r2] = at + end;
            at = start[r2];
        }

        return (start, [.. reduced.SelectMany(part => part.Level)], Joined(reduced, at));
    }

    private static double[] Joined((int[] Ends, int[] Level, double[] Value)[] reduced, int size)
    {
        var values = new double[size];
        int at = 0;
        foreach (var (_, _, part) in reduced)
        {
            part.CopyTo(values, at);
            at += part.Length;
        }

        return values;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int[] Ends, int[] Level, double[] Value) Reduce(Rows rows, int[] order, int[] first, long from, long to)
    {
        var ends = new int[to - from];
        var (levels, values) = (new List<int>(), new List<double>());
        var sum = new double[Wide];
        var touched = new List<int>();
        for (int r = (int)from; r < to; r++)
        {
            for (int t = first[r]; t < first[r + 1]; t++)
            {
                int row = order[t];
                double weight = rows.Weights?[row] ?? 1;
                Weight[r] += weight;
                for (int c = 0; c < rows.Tail.Length; c++)
                    Sums[r * (Columns + 1) + c] += weight * rows.Tail[c][row];
                for (int k = 1; k < Factors.Length; k++)
                {
                    int level = Offsets[k] + rows.LevelOf[k][row];
                    if (sum[level] == 0)
                        touched.Add(level);
                    sum[level] += weight;
                }
            }

            touched.Sort();
            foreach (int level in touched)
            {
                levels.Add(level);
                values.Add(sum[level]);
                sum[level] = 0;
            }

            touched.Clear();
            ends[r - from] = levels.Count;
        }

        return (ends, [.. levels], [.. values]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int[] Start, int[] Level, int[] At) Transpose()
    {
        var start = new int[(Wide + BlockSize - 1) / BlockSize + 1];
        for (int r = 0; r < Eliminated; r++)
            for (int t = Start[r]; t < Start[r + 1]; t++)
                if (Begins(r, t))
                    start[Level[t] / BlockSize + 1]++;
        for (int block = 0; block + 1 < start.Length; block++)
            start[block + 1] += start[block];
        int[] next = [.. start], levels = new int[start[^1]], at = new int[start[^1]];
        for (int r = 0; r < Eliminated; r++)
        {
            for (int t = Start[r]; t < Start[r + 1]; t++)
            {
                if (!Begins(r, t))
                    continue;
                int position = next[Level[t] / BlockSize]++;
                levels[position] = r;
                at[position] = t;
            }
        }

        return (start, levels, at);
    }

    private bool Begins(int r, int t) => t == Start[r] || Level[t] / BlockSize != Level[t - 1] / BlockSize;
}
