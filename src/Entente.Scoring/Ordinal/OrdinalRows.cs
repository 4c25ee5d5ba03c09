using System.Runtime.CompilerServices;

namespace Entente.Scoring.Ordinal;

/// <summary>
/// The rows of a problem, sorted by the level of the eliminated factor (the largest), and which dense columns (levels of all other factors, one after the other) meet each of its levels.
/// Work is cut into a fixed number of parts at borders of eliminated levels, so that sums are made in one order whatever the number of threads.
/// </summary>
internal sealed class OrdinalRows
{
    public const int Parts = 16;

    public OrdinalRows(OrdinalProblem problem)
    {
        Eliminated = problem.Random.Index().MaxBy(factor => factor.Item.Levels).Index;
        Others = [.. Enumerable.Range(0, problem.Random.Count).Where(k => k != Eliminated)];
        var first = problem.Random[Eliminated];
        int[] order = [.. Enumerable.Range(0, problem.Answers.Count).Where(row => problem.Weights is null || problem.Weights[row] > 0).OrderBy(row => first.LevelOf[row])];
        Count = order.Length;
        Level = [.. order.Select(row => first.LevelOf[row])];
        Answer = [.. order.Select(row => problem.Answers[row])];
        Weight = problem.Weights is { } weights ? [.. order.Select(row => weights[row])] : null;
        X = [.. problem.Fixed.Select(column => order.Select(row => column.Values[row]).ToArray())];
        Levels = first.Levels;
        Offset = new int[Others.Length + 1];
        for (int k = 0; k < Others.Length; k++)
            Offset[k + 1] = Offset[k] + problem.Random[Others[k]].Levels;
        Column = [.. Others.Select((factor, k) => order.Select(row => Offset[k] + problem.Random[factor].LevelOf[row]).ToArray())];
        Start = new int[Levels + 1];
        foreach (int level in Level)
            Start[level + 1]++;
        for (int level = 0; level < Levels; level++)
            Start[level + 1] += Start[level];
        (CellStart, CellColumn, Cell) = Cells();
        (ColumnStart, CellOf, LevelOfCell) = ByColumn();
        Borders = [.. Enumerable.Range(0, Parts + 1).Select(part => (int)((long)Levels * part / Parts))];
    }

    /// <summary>The position of the eliminated factor in the problem.</summary>
    public int Eliminated { get; }

    /// <summary>The positions of the other factors in the problem.</summary>
    public int[] Others { get; }

    public int Count { get; }

    /// <summary>Levels of the eliminated factor.</summary>
    public int Levels { get; }

    /// <summary>Levels of all others.</summary>
    public int Dense => Offset[^1];

    /// <summary>For each other factor its first dense column.</summary>
    public int[] Offset { get; }

    public int[] Level { get; }

    public int[] Answer { get; }

    public double[]? Weight { get; }

    public double[][] X { get; }

    /// <summary>For each other factor and row its dense column.</summary>
    public int[][] Column { get; }

    /// <summary>The first row of each eliminated level.</summary>
    public int[] Start { get; }

    /// <summary>The first cell of each eliminated level: the distinct dense columns that meet it, ascending.</summary>
    public int[] CellStart { get; }

    public int[] CellColumn { get; }

    /// <summary>For each other factor and row its cell.</summary>
    public int[][] Cell { get; }

    /// <summary>The first place of each dense column in <see cref="CellOf"/>.</summary>
    public int[] ColumnStart { get; }

    public int[] CellOf { get; }

    public int[] LevelOfCell { get; }

    /// <summary>The eliminated levels at which the parts begin.</summary>
    public int[] Borders { get; }

    /// <summary>Does something for every part, over its levels and its rows.</summary>
    public void Each(Action<int, Range> part) =>
        Parallel.For(0, Parts, number => part(number, Borders[number]..Borders[number + 1]));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int[] Start, int[] Column, int[][] Cell) Cells()
    {
        var start = new int[Levels + 1];
        var columns = new List<int>();
        int[][] cell = [.. Others.Select(_ => new int[Count])];
        var met = new List<int>();
        int[] place = new int[Dense];
        for (int level = 0; level < Levels; level++)
        {
            met.Clear();
            for (int row = Start[level]; row < Start[level + 1]; row++)
                foreach (int[] column in Column)
                    if (place[column[row]]++ == 0)
                        met.Add(column[row]);
            met.Sort();
            for (int at = 0; at < met.Count; at++)
                place[met[at]] = columns.Count + at;
            for (int row = Start[level]; row < Start[level + 1]; row++)
                for (int k = 0; k < Column.Length; k++)
                    cell[k][row] = place[Column[k][row]];
            foreach (int column in met)
                place[column] = 0;
            columns.AddRange(met);
            start[level + 1] = columns.Count;
        }

        return (start, [.. columns], cell);
    }

    private (int[] Start, int[] Cell, int[] Level) ByColumn()
    {
        var start = new int[Dense + 1];
        foreach (int column in CellColumn)
            start[column + 1]++;
        for (int column = 0; column < Dense; column++)
            start[column + 1] += start[column];
        int[] cell = new int[CellColumn.Length], level = new int[CellColumn.Length], next = [.. start];
        for (int own = 0; own < Levels; own++)
        {
            for (int at = CellStart[own]; at < CellStart[own + 1]; at++)
            {
                int place = next[CellColumn[at]]++;
                (cell[place], level[place]) = (at, own);
            }
        }

        return (start, cell, level);
    }
}
