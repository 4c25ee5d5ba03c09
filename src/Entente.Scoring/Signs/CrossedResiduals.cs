using Entente.Scoring.Crossed;

namespace Entente.Scoring.Signs;

/// <summary>
/// What is left of every cell when all others have said what to expect of it. For cell means y with covariance V = sd_r² ZZ' + sd_p² ... + diag(sd² / n) and a common mean, P = V⁻¹ - V⁻¹1(1'V⁻¹1)⁻¹1'V⁻¹:
/// (Py)_i / P_ii is the error of predicting cell i from all other cells, and (Py)_i / sqrt(P_ii) that error in units of its own standard deviation. One factorisation serves every response.
/// </summary>
/// <remarks>
/// Raters are eliminated one by one, as in <see cref="LinearModel"/>; what remains is dense in providers, provider by customer, and the mean. Columns are scaled by their sds, so an sd of zero is no special case.
/// Source: S. J. Haslett, D. Haslett, "The three basic types of residuals for a linear model" (2007), conditional residuals.
/// </remarks>
internal sealed class CrossedResiduals
{
    private readonly RatedCell[] cells;
    private readonly double[] precision;
    private readonly double raterSd;
    private readonly Column[] columns;
    private readonly int[] start;
    private readonly int[] byRater;
    private readonly double[] pivot;
    private readonly Dense inverse;

    public CrossedResiduals(RatedCell[] cells, Spread spread)
    {
        this.cells = cells;
        raterSd = spread.Rater;
        precision = [.. cells.Select(cell => cell.Answers / (spread.Answer * spread.Answer))];
        int providers = cells.Max(cell => cell.Provider) + 1, raters = cells.Max(cell => cell.Rater) + 1;
        var pairs = new Dictionary<(int, int), int>();
        foreach (var cell in cells)
            pairs.TryAdd((cell.Provider, cell.Customer), pairs.Count);
        Mean = providers + pairs.Count;
        columns = [.. cells.Select(cell => new Column(cell.Provider, spread.Provider, providers + pairs[(cell.Provider, cell.Customer)], spread.ProviderByCustomer))];
        (start, byRater) = Grouped(raters);
        pivot = new double[raters];
        inverse = Invert(Complement());
        Variances = [.. Enumerable.Range(0, cells.Length).Select(VarianceOf)];
    }

    /// <summary>P_ii of every cell.</summary>
    public IReadOnlyList<double> Variances { get; }

    private int Mean { get; }

    /// <summary>Py of every cell.</summary>
    public double[] Weighted(ReadOnlySpan<double> response)
    {
        var right = new double[Mean + 1];
        var raterRight = new double[pivot.Length];
        for (int i = 0; i < cells.Length; i++)
            raterRight[cells[i].Rater] += raterSd * precision[i] * response[i];
        for (int i = 0; i < cells.Length; i++)
        {
            // One rater's part leaves with the rater: v_r (r_r / e_r), cell by cell.
            double value = precision[i] * (response[i] - raterSd * raterRight[cells[i].Rater] / pivot[cells[i].Rater]);
            Add(right, columns[i], value);
        }

        var solution = Times(right);
        var fitted = new double[cells.Length];
        var raterSum = new double[pivot.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            fitted[i] = At(solution, columns[i]);
            raterSum[cells[i].Rater] += raterSd * precision[i] * fitted[i];
        }

        var result = new double[cells.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int rater = cells[i].Rater;
            double effect = (raterRight[rater] - raterSum[rater]) / pivot[rater];
            result[i] = precision[i] * (response[i] - fitted[i] - raterSd * effect);
        }

        return result;
    }

    /// <summary>z'Pz for the indicator z of these cells: the variance of the score z'Py.</summary>
    public double VarianceOfSum(IReadOnlyList<int> members)
    {
        var indicator = new double[cells.Length];
        foreach (int cell in members)
            indicator[cell] = 1;
        var weighted = Weighted(indicator);
        return members.Sum(cell => weighted[cell]);
    }

    private double VarianceOf(int i)
    {
        int rater = cells[i].Rater;
        var own = columns[i];
        // (x - c v)'S⁻¹(x - c v) with c = sd_r / e_r, entry by entry over the few columns that x and v have.
        double c = raterSd / pivot[rater];
        double quadratic = Between(own, own);
        foreach (int j in CellsOf(rater))
            quadratic -= 2 * c * raterSd * precision[j] * Between(own, columns[j]);
        quadratic += c * c * RaterQuadratic(rater);
        return precision[i] - precision[i] * precision[i] * (raterSd * raterSd / pivot[rater] + quadratic);
    }

    private readonly Dictionary<int, double> raterQuadratics = [];

    /// <summary>v_r'S⁻¹v_r, once a rater.</summary>
    private double RaterQuadratic(int rater)
    {
        if (raterQuadratics.TryGetValue(rater, out double known))
            return known;
        double sum = 0;
        var own = CellsOf(rater);
        for (int a = 0; a < own.Length; a++)
            for (int b = 0; b < own.Length; b++)
                sum += raterSd * precision[own[a]] * raterSd * precision[own[b]] * Between(columns[own[a]], columns[own[b]]);
        return raterQuadratics[rater] = sum;
    }

    private double Between(Column left, Column right) =>
        left.ProviderSd * (right.ProviderSd * Entry(left.Provider, right.Provider) + right.PairSd * Entry(left.Provider, right.Pair) + Entry(left.Provider, Mean))
        + left.PairSd * (right.ProviderSd * Entry(left.Pair, right.Provider) + right.PairSd * Entry(left.Pair, right.Pair) + Entry(left.Pair, Mean))
        + right.ProviderSd * Entry(Mean, right.Provider) + right.PairSd * Entry(Mean, right.Pair) + Entry(Mean, Mean);

    private double Entry(int a, int b) => a >= b ? inverse.Row(a)[b] : inverse.Row(b)[a];

    private void Add(double[] target, Column column, double value)
    {
        target[column.Provider] += column.ProviderSd * value;
        target[column.Pair] += column.PairSd * value;
        target[Mean] += value;
    }

    private double At(double[] source, Column column) => column.ProviderSd * source[column.Provider] + column.PairSd * source[column.Pair] + source[Mean];

    private double[] Times(double[] right)
    {
        var result = new double[right.Length];
        for (int a = 0; a < right.Length; a++)
            for (int b = 0; b < right.Length; b++)
                result[a] += Entry(a, b) * right[b];
        return result;
    }

    /// <summary>S = I + X'DX - sum of v_r v_r' / e_r, with e_r = 1 + sd_r² sum of precisions; the mean has no prior.</summary>
    private Dense Complement()
    {
        var s = new Dense(Mean + 1);
        for (int k = 0; k < Mean; k++)
            s.Row(k)[k] = 1;
        for (int i = 0; i < cells.Length; i++)
            AddProduct(s, columns[i], columns[i], precision[i]);
        for (int rater = 0; rater < pivot.Length; rater++)
        {
            var own = CellsOf(rater);
            pivot[rater] = 1;
            foreach (int i in own)
                pivot[rater] += raterSd * raterSd * precision[i];
            foreach (int i in own)
                foreach (int j in own)
                    AddProduct(s, columns[i], columns[j], -raterSd * raterSd * precision[i] * precision[j] / pivot[rater]);
        }

        return s;
    }

    private void AddProduct(Dense s, Column left, Column right, double value)
    {
        AddAt(s, left.Provider, right.Provider, left.ProviderSd * right.ProviderSd * value);
        AddAt(s, left.Pair, right.Provider, left.PairSd * right.ProviderSd * value);
        AddAt(s, left.Pair, right.Pair, left.PairSd * right.PairSd * value);
        AddAt(s, Mean, right.Provider, right.ProviderSd * value);
        AddAt(s, Mean, right.Pair, right.PairSd * value);
        AddAt(s, Mean, Mean, value);
    }

    private static void AddAt(Dense s, int row, int column, double value)
    {
        // Both orders of a pair of cells come by; the lower triangle takes one of them.
        if (row >= column)
            s.Row(row)[column] += value;
    }

    private static Dense Invert(Dense s)
    {
        if (!s.Factor(new double[s.Size], out int failed))
            throw new InvalidOperationException($"Column {failed} has a prior of its own and is never undetermined.");
        var transposed = s.InverseTransposed();
        var result = new Dense(s.Size);
        Parallel.For(0, s.Size, row =>
        {
            for (int column = 0; column <= row; column++)
            {
                double sum = 0;
                var a = transposed.Row(row)[row..];
                var b = transposed.Row(column)[row..];
                for (int i = 0; i < a.Length; i++)
                    sum += a[i] * b[i];
                result.Row(row)[column] = sum;
            }
        });
        return result;
    }

    private ReadOnlySpan<int> CellsOf(int rater) => byRater.AsSpan(start[rater], start[rater + 1] - start[rater]);

    private (int[] Start, int[] ByRater) Grouped(int raters)
    {
        var first = new int[raters + 1];
        foreach (var cell in cells)
            first[cell.Rater + 1]++;
        for (int rater = 0; rater < raters; rater++)
            first[rater + 1] += first[rater];
        var members = new int[cells.Length];
        int[] next = [.. first];
        for (int i = 0; i < cells.Length; i++)
            members[next[cells[i].Rater]++] = i;
        return (first, members);
    }

    private readonly record struct Column(int Provider, double ProviderSd, int Pair, double PairSd);
}
