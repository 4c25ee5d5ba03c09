using System.Runtime.CompilerServices;
using Entente.Scoring.Crossed;

namespace Entente.Scoring.Ordinal;

/// <summary>
/// The mode of the spherical effects u at given parameters, the factor of H there, and the Laplace criterion -l. Newton's method; an old factor, of other parameters even, serves as long as the gradient shrinks below 0.3 of what it was.
/// The log posterior is concave in u, so halved steps always arrive.
/// </summary>
internal sealed class Mode
{
    private const int MostSteps = 100;
    private const double Still = 1e-10;
    private const double Slow = 0.3;
    private const int Together = 16;

    private readonly OrdinalRows rows;
    private readonly double[] eta;
    private bool hasFactor;

    public Mode(OrdinalRows rows)
    {
        this.rows = rows;
        eta = new double[rows.Count];
        Curvature = new double[rows.Count];
        CellSum = new double[rows.CellColumn.Length];
        Pivot = new double[rows.Levels];
        U = (new double[rows.Levels], new double[rows.Dense]);
    }

    /// <summary>u of the eliminated and of the dense levels.</summary>
    public (double[] Eliminated, double[] Dense) U { get; private set; }

    public double[] Thresholds => Scale.Thresholds;

    public LogitScale Scale { get; private set; } = new([]);

    public double[] Beta { get; private set; } = [];

    /// <summary>tau: the sd of the eliminated factor, then of the others in order.</summary>
    public double[] Sd { get; private set; } = [];

    public ReadOnlySpan<double> Eta => eta;

    /// <summary>w of every row, times its weight.</summary>
    public double[] Curvature { get; }

    /// <summary>tau_0 tau_k sum of w, by cell.</summary>
    public double[] CellSum { get; }

    /// <summary>The diagonal of H over the eliminated levels.</summary>
    public double[] Pivot { get; }

    /// <summary>The factor of what is left of H when those are eliminated.</summary>
    public Dense Factor { get; private set; } = new(0);

    /// <summary>-l, the negative Laplace log likelihood; infinite where these parameters have none.</summary>
    public double Criterion { get; private set; }

    public double SdOf(int denseFactor) => Sd[denseFactor + 1];

    /// <summary>Finds the mode; starts where the last one was.</summary>
    public void Find(double[] thresholds, double[] beta, double[] sd, CancellationToken stop)
    {
        (Scale, Beta, Sd) = (new LogitScale(thresholds), beta, sd);
        Criterion = double.PositiveInfinity;
        for (int k = 1; k < thresholds.Length; k++)
            if (!(thresholds[k] > thresholds[k - 1]))
                return;
        double value = Evaluate(U, out var gradient), norm = Largest(gradient);
        bool isSlow = !hasFactor;
        for (int step = 0; step < MostSteps && norm > Still; step++)
        {
            stop.ThrowIfCancellationRequested();
            if (isSlow && !Factorise())
                return;
            double was = value, before = norm;
            (value, gradient) = Along(Solve(gradient.Eliminated, gradient.Dense), value, gradient);
            norm = Largest(gradient);
            isSlow = norm > Slow * before;
            // What is left is rounding: no step makes it smaller.
            if (value >= was && norm < 1e-6)
                break;
        }

        if (!Factorise())
            return;
        double logarithm = 0;
        foreach (double pivot in Pivot)
            logarithm += Math.Log(pivot);
        for (int i = 0; i < Factor.Size; i++)
            logarithm += 2 * Math.Log(Factor.Row(i)[i]);
        Criterion = value + logarithm / 2;
    }

    /// <summary>H⁻¹ a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double[] Eliminated, double[] Dense) Solve(double[] eliminated, double[] dense)
    {
        double[] right = [.. dense];
        for (int level = 0; level < rows.Levels; level++)
            for (int cell = rows.CellStart[level]; cell < rows.CellStart[level + 1]; cell++)
                right[rows.CellColumn[cell]] -= CellSum[cell] * eliminated[level] / Pivot[level];
        Factor.Solve(right);
        var left = new double[rows.Levels];
        for (int level = 0; level < rows.Levels; level++)
        {
            double sum = eliminated[level];
            for (int cell = rows.CellStart[level]; cell < rows.CellStart[level + 1]; cell++)
                sum -= CellSum[cell] * right[rows.CellColumn[cell]];
            left[level] = sum / Pivot[level];
        }

        return (left, right);
    }

    private (double Value, (double[] Eliminated, double[] Dense) Gradient) Along((double[] Eliminated, double[] Dense) direction, double value, (double[] Eliminated, double[] Dense) gradient)
    {
        var from = U;
        for (double part = 1; part > 1e-9; part /= 2)
        {
            double taken = part;
            (double[] Eliminated, double[] Dense) tried = (
                [.. from.Eliminated.Zip(direction.Eliminated, (u, d) => u - taken * d)], [.. from.Dense.Zip(direction.Dense, (u, d) => u - taken * d)]);
            double reached = Evaluate(tried, out var there);
            if (reached <= value + 1e-12 * Math.Abs(value))
            {
                U = tried;
                return (reached, there);
            }
        }

        _ = Evaluate(from, out _);
        return (value, gradient);
    }

    /// <summary>-sum w ln p + u'u / 2, its gradient by u, and eta and curvature of every row.</summary>
    private double Evaluate((double[] Eliminated, double[] Dense) u, out (double[] Eliminated, double[] Dense) gradient)
    {
        var sums = new double[OrdinalRows.Parts];
        var dense = new double[OrdinalRows.Parts][];
        double[] eliminated = [.. u.Eliminated];
        rows.Each((part, levels) =>
        {
            var own = dense[part] = new double[rows.Dense];
            double sum = 0;
            for (int level = levels.Start.Value; level < levels.End.Value; level++)
                sum += EvaluateLevel(u, level, own, ref eliminated[level]);
            sums[part] = sum;
        });
        double[] total = [.. u.Dense];
        foreach (double[] part in dense)
            for (int column = 0; column < total.Length; column++)
                total[column] += part[column];
        gradient = (eliminated, total);
        return sums.Sum() + (Squares(u.Eliminated) + Squares(u.Dense)) / 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double EvaluateLevel((double[] Eliminated, double[] Dense) u, int level, double[] dense, ref double own)
    {
        double sum = 0;
        for (int row = rows.Start[level]; row < rows.Start[level + 1]; row++)
        {
            double at = Sd[0] * u.Eliminated[level];
            for (int k = 0; k < rows.Column.Length; k++)
                at += Sd[k + 1] * u.Dense[rows.Column[k][row]];
            for (int c = 0; c < Beta.Length; c++)
                at += Beta[c] * rows.X[c][row];
            eta[row] = at;
            var logit = new Logit(Scale, rows.Answer[row], at);
            double weight = rows.Weight?[row] ?? 1, slope = weight * logit.First;
            Curvature[row] = weight * logit.Curvature;
            sum -= weight * logit.LogP;
            own -= Sd[0] * slope;
            for (int k = 0; k < rows.Column.Length; k++)
                dense[rows.Column[k][row]] -= Sd[k + 1] * slope;
        }

        return sum;
    }

    private bool Factorise()
    {
        Array.Clear(CellSum);
        rows.Each((_, levels) =>
        {
            for (int level = levels.Start.Value; level < levels.End.Value; level++)
                SumLevel(level);
        });
        Factor = new Dense(rows.Dense);
        AddDense();
        Parallel.For(0, (rows.Dense + Together - 1) / Together, block =>
        {
            for (int column = block * Together; column < Math.Min(rows.Dense, (block + 1) * Together); column++)
                Subtract(column);
        });
        return hasFactor = Factor.Factor(new double[rows.Dense], out _);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumLevel(int level)
    {
        double pivot = 1;
        for (int row = rows.Start[level]; row < rows.Start[level + 1]; row++)
        {
            pivot += Sd[0] * Sd[0] * Curvature[row];
            for (int k = 0; k < rows.Column.Length; k++)
                CellSum[rows.Cell[k][row]] += Sd[0] * Sd[k + 1] * Curvature[row];
        }

        Pivot[level] = pivot;
    }

    /// <summary>I + Lambda Z'WZ Lambda over the dense levels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddDense()
    {
        for (int column = 0; column < rows.Dense; column++)
            Factor.Row(column)[column] = 1;
        for (int row = 0; row < rows.Count; row++)
        {
            for (int k = 0; k < rows.Column.Length; k++)
                for (int l = 0; l <= k; l++)
                    Factor.Row(rows.Column[k][row])[rows.Column[l][row]] += Sd[k + 1] * Sd[l + 1] * Curvature[row];
        }
    }

    /// <summary>What the eliminated levels explain of one row of the dense part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Subtract(int column)
    {
        var target = Factor.Row(column);
        for (int place = rows.ColumnStart[column]; place < rows.ColumnStart[column + 1]; place++)
        {
            int cell = rows.CellOf[place], level = rows.LevelOfCell[place];
            double factor = CellSum[cell] / Pivot[level];
            for (int other = rows.CellStart[level]; other <= cell; other++)
                target[rows.CellColumn[other]] -= factor * CellSum[other];
        }
    }

    private static double Squares(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value * value;
        return sum;
    }

    private static double Largest((double[] Eliminated, double[] Dense) gradient) =>
        Math.Max(gradient.Eliminated.Max(Math.Abs), gradient.Dense.Length == 0 ? 0 : gradient.Dense.Max(Math.Abs));
}
