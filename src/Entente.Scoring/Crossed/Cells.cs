namespace Entente.Scoring.Crossed;

/// <summary>
/// The data reduced to what the model needs. The factor with most levels ("eliminated") keeps, for each of its levels r, the sorted sparse vector v_r of weights over all other levels, and the
/// sums of [X y]; everything else is one dense cross product of W = [Z_2 .. Z_K | X | y]. Single rows are never touched again.
/// </summary>
internal sealed class Cells
{
    public Cells(LinearProblem problem, int eliminated)
    {
        var order = problem.Random.Index().OrderBy(factor => factor.Index == eliminated ? 0 : 1).ThenBy(factor => factor.Index).ToArray();
        Factors = [.. order.Select(factor => factor.Index)];
        Groupings = [.. order.Select(factor => factor.Item)];
        Offsets = new int[Factors.Length + 1];
        for (int k = 1; k < Factors.Length; k++)
            Offsets[k + 1] = Offsets[k] + Groupings[k].Levels;
        Wide = Offsets[^1];
        Columns = problem.Fixed.Count;
        Cross = new Dense(Wide + Columns + 1);
        Sums = new double[Groupings[0].Levels * (Columns + 1)];
        Weight = new double[Groupings[0].Levels];
        AddRows(problem);
        (Start, Level, Value) = Compress(problem);
        (InverseStart, InverseLevel, InverseAt) = Transpose();
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

    public int Rows { get; private set; }

    /// <summary>Sum of ln weight over rows.</summary>
    public double LogWeights { get; private set; }

    /// <summary>n_r, the weight of each eliminated level.</summary>
    public double[] Weight { get; }

    /// <summary>For each eliminated level the weighted sums of X and y.</summary>
    public double[] Sums { get; }

    /// <summary>W'W, lower triangle.</summary>
    public Dense Cross { get; }

    public int[] Start { get; }

    public int[] Level { get; }

    public double[] Value { get; }

    /// <summary>For each dense level: which eliminated levels meet it, ascending.</summary>
    public int[] InverseStart { get; }

    public int[] InverseLevel { get; }

    /// <summary>And at which position of their list.</summary>
    public int[] InverseAt { get; }

    public int Eliminated => Weight.Length;

    public ReadOnlySpan<double> SumsOf(int r) => Sums.AsSpan(r * (Columns + 1), Columns + 1);

    private static double WeightOf(LinearProblem problem, int row) => problem.Weights?[row] ?? 1;

    private void AddRows(LinearProblem problem)
    {
        var tail = new double[Columns + 1];
        for (int row = 0; row < problem.Response.Count; row++)
        {
            double weight = WeightOf(problem, row);
            if (weight == 0)
                continue;
            Rows++;
            LogWeights += Math.Log(weight);
            for (int c = 0; c < Columns; c++)
                tail[c] = problem.Fixed[c].Values[row];
            tail[Columns] = problem.Response[row];
            int r = Groupings[0].LevelOf[row];
            Weight[r] += weight;
            for (int c = 0; c <= Columns; c++)
            {
                Sums[r * (Columns + 1) + c] += weight * tail[c];
                var target = Cross.Row(Wide + c);
                for (int k = 1; k < Factors.Length; k++)
                    target[Offsets[k] + Groupings[k].LevelOf[row]] += weight * tail[c];
                for (int e = 0; e <= c; e++)
                    target[Wide + e] += weight * tail[c] * tail[e];
            }

            for (int k = 1; k < Factors.Length; k++)
                for (int l = 1; l <= k; l++)
                    Cross.Row(Offsets[k] + Groupings[k].LevelOf[row])[Offsets[l] + Groupings[l].LevelOf[row]] += weight;
        }
    }

    private (int[] Start, int[] Level, double[] Value) Compress(LinearProblem problem)
    {
        int others = Factors.Length - 1;
        var keys = new long[problem.Response.Count * others];
        var values = new double[keys.Length];
        int used = 0;
        for (int row = 0; row < problem.Response.Count; row++)
        {
            double weight = WeightOf(problem, row);
            for (int k = 1; weight > 0 && k <= others; k++, used++)
            {
                keys[used] = (long)Groupings[0].LevelOf[row] * Wide + Offsets[k] + Groupings[k].LevelOf[row];
                values[used] = weight;
            }
        }

        Array.Sort(keys, values, 0, used);
        var start = new int[Eliminated + 1];
        var level = new List<int>();
        var value = new List<double>();
        for (int i = 0; i < used; i++)
        {
            if (i == 0 || keys[i] != keys[i - 1])
            {
                level.Add((int)(keys[i] % Wide));
                value.Add(0);
                start[keys[i] / Wide + 1]++;
            }

            value[^1] += values[i];
        }

        for (int r = 0; r < Eliminated; r++)
            start[r + 1] += start[r];
        return (start, [.. level], [.. value]);
    }

    private (int[] Start, int[] Level, int[] At) Transpose()
    {
        var start = new int[Wide + 1];
        foreach (int level in Level)
            start[level + 1]++;
        for (int j = 0; j < Wide; j++)
            start[j + 1] += start[j];
        int[] next = [.. start], levels = new int[Level.Length], at = new int[Level.Length];
        for (int r = 0; r < Eliminated; r++)
        {
            for (int t = Start[r]; t < Start[r + 1]; t++)
            {
                int position = next[Level[t]]++;
                levels[position] = r;
                at[position] = t;
            }
        }

        return (start, levels, at);
    }
}
