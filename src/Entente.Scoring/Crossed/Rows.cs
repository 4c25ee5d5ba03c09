namespace Entente.Scoring.Crossed;

/// <summary>
/// The rows of a problem as plain arrays, the eliminated factor first, rows of weight 0 gone. Where the first column is an intercept, the response and the other columns are moved by a round
/// number near their mean: the same model, without the cancellation of large means. Round, so that sums of small whole numbers stay exact in any order of rows.
/// </summary>
internal sealed class Rows
{
    private const double Vanished = 1e-280;

    public Rows(LinearProblem problem, int eliminated)
    {
        int[]? kept = problem.Weights is { } all && all.Any(weight => weight == 0) ? [.. Enumerable.Range(0, all.Count).Where(row => all[row] > 0)] : null;
        Factors = [.. Enumerable.Range(0, problem.Random.Count).OrderBy(k => k == eliminated ? 0 : 1).ThenBy(k => k)];
        Groupings = [.. Factors.Select(k => problem.Random[k])];
        LevelOf = [.. Groupings.Select(factor => Kept(factor.LevelOf, kept))];
        Weights = problem.Weights is { } weights ? Kept(weights, kept) : null;
        Tail = [.. problem.Fixed.Select(column => Kept(column.Values, kept)), Kept(problem.Response, kept)];
        Count = Tail[^1].Length;
        IsOnes = [.. Tail.Select(column => !column.AsSpan().ContainsAnyExcept(1))];
        HasIntercept = problem.Fixed.Count > 0 && IsOnes[0];
        Shift = new double[Tail.Length];
        for (int c = 1; HasIntercept && c < Tail.Length; c++)
        {
            Shift[c] = RoundMean(Tail[c]);
            double shift = Shift[c];
            if (shift != 0)
                Tail[c] = [.. Tail[c].Select(value => value - shift)];
        }
    }

    /// <summary>The position of each factor in the problem, the eliminated one first.</summary>
    public int[] Factors { get; }

    public Grouping[] Groupings { get; }

    public int[][] LevelOf { get; }

    /// <summary>The columns of X, then y, each less its shift.</summary>
    public double[][] Tail { get; }

    /// <summary>Which columns are all ones.</summary>
    public bool[] IsOnes { get; }

    public double[] Shift { get; }

    public double[]? Weights { get; }

    public int Count { get; }

    public bool HasIntercept { get; }

    /// <summary>Whether a column's sum of squares neither ran over nor vanished.</summary>
    public bool Holds(int column, double square) => double.IsFinite(square) && (square > Vanished || !Tail[column].AsSpan().ContainsAnyExcept(0));

    private static T[] Kept<T>(IReadOnlyList<T> values, int[]? kept) => kept is null ? values as T[] ?? [.. values] : [.. kept.Select(row => values[row])];

    /// <summary>The mean to the next multiple of the power of two below the sd; 0 for a mean within one sd of 0.</summary>
    private static double RoundMean(double[] values)
    {
        double mean = values.Sum() / values.Length, squares = 0;
        foreach (double value in values)
            squares += (value - mean) * (value - mean);
        double sd = Math.Sqrt(squares / values.Length);
        if (!(sd > 1e-12 * Math.Abs(mean)) || !double.IsFinite(sd) || Math.Abs(mean) < sd)
            return 0;
        double unit = Math.Pow(2, Math.Floor(Math.Log2(sd)));
        return Math.Round(mean / unit) * unit;
    }
}
