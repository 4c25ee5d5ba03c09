using System.Runtime.Intrinsics;

namespace Entente.Scoring.Crossed;

/// <summary>Everything the iterative path knows at one theta: effects, error variance, the gradient with its Monte Carlo error, and the average information.</summary>
internal sealed class IterativePoint
{
    private const double Tolerance = 1e-10;
    private const double Collinear = 1e-10;

    private readonly SparseCells _cells;
    private readonly ConjugateGradients _solver;
    private readonly double[][] _columns;
    private readonly double[,] _cross;

    public IterativePoint(SparseCells cells, double[] theta, bool reml, CancellationToken stop)
    {
        _cells = cells;
        Theta = theta;
        _solver = new ConjugateGradients(cells, theta, Tolerance, stop);
        Columns = cells.Sums.Length - 1;
        double[][] right = [.. cells.Sums.Select(Scaled)];
        _columns = Solve(right);
        _cross = new double[Columns + 1, Columns + 1];
        for (int a = 0; a <= Columns; a++)
            for (int b = 0; b <= a; b++)
                _cross[a, b] = _cross[b, a] = cells.Products[a, b] - Lanes.Dot(right[a], _columns[b]);
        Beta = FixedPart([.. Enumerable.Range(0, Columns).Select(c => _cross[c, Columns])]);
        double residual = _cross[Columns, Columns];
        for (int c = 0; c < Columns; c++)
            residual -= Beta[c] * _cross[c, Columns];
        Freedom = reml ? cells.Rows.Count - Columns : cells.Rows.Count;
        Variance = residual / Freedom;
        Failed = Failure(residual);
        if (Failed >= 0)
            return;
        Effects = [.. _columns[Columns]];
        for (int c = 0; c < Columns; c++)
            for (int i = 0; i < Effects.Length; i++)
                Effects[i] -= Beta[c] * _columns[c][i];
        (Gradient, GradientError, Diagonal) = Slope(reml);
        Information = Average();
    }

    public double[] Theta { get; }

    /// <summary>p: columns of X.</summary>
    public int Columns { get; }

    public double[] Beta { get; }

    public int Freedom { get; }

    public double Variance { get; }

    /// <summary>The column that cannot be told from others, or p where nothing is left to the error; -1 where all is well.</summary>
    public int Failed { get; }

    /// <summary>u of all levels, spherical.</summary>
    public double[] Effects { get; } = [];

    public double[] Gradient { get; } = [];

    /// <summary>The standard errors of the gradient that the probes leave.</summary>
    public double[] GradientError { get; } = [];

    /// <summary>The estimated diagonal of M⁻¹.</summary>
    public double[] Diagonal { get; } = [];

    public double[,] Information { get; } = new double[0, 0];

    /// <summary>The covariance of fixed effects over sigma², column c.</summary>
    public double[] Covariance(int c) => FixedPart([.. Enumerable.Range(0, Columns).Select(e => e == c ? 1.0 : 0)]);

    private int Failure(double residual)
    {
        for (int c = 0; c < Columns; c++)
        {
            // What is left of a column after those before it.
            var system = new double[c, c + 1];
            for (int a = 0; a < c; a++)
            {
                for (int b = 0; b < c; b++)
                    system[a, b] = _cross[a, b];
                system[a, c] = _cross[a, c];
            }

            double[] share = Elimination.Solve(system);
            double left = _cross[c, c];
            for (int a = 0; a < c; a++)
                left -= share[a] * _cross[a, c];
            if (!(left > Collinear * _cells.Products[c, c]))
                return c;
        }

        return residual > Collinear * _cells.Products[Columns, Columns] ? -1 : Columns;
    }

    private double[] FixedPart(double[] right)
    {
        var system = new double[Columns, Columns + 1];
        for (int a = 0; a < Columns; a++)
        {
            for (int b = 0; b < Columns; b++)
                system[a, b] = _cross[a, b];
            system[a, Columns] = right[a];
        }

        return Elimination.Solve(system);
    }

    private double[] Scaled(double[] levels)
    {
        double[] scaled = [.. levels];
        for (int k = 0; k < _cells.Factors; k++)
            for (int i = _cells.Offsets[k]; i < _cells.Offsets[k + 1]; i++)
                scaled[i] *= Theta[k];
        return scaled;
    }

    private double[][] Solve(double[][] right)
    {
        var solved = new double[right.Length][];
        for (int from = 0; from < right.Length; from += 8)
        {
            var block = new Vector512<double>[right[0].Length];
            for (int i = 0; i < block.Length; i++)
                for (int lane = 0; lane < Math.Min(8, right.Length - from); lane++)
                    block[i] = block[i].WithElement(lane, right[from + lane][i]);
            var x = _solver.Solve(block);
            for (int lane = 0; lane < Math.Min(8, right.Length - from); lane++)
            {
                int at = lane;
                solved[from + lane] = [.. x.Select(entry => entry[at])];
            }
        }

        return solved;
    }

    private (double[] Gradient, double[] Error, double[] Diagonal) Slope(bool reml)
    {
        int levels = Effects.Length;
        double[][] signs = [.. Enumerable.Range(0, Probes.Count).Select(probe => Enumerable.Range(0, levels).Select(level => Probes.Sign(probe, level)).ToArray())];
        double[][] solved = Solve(signs);
        double[] gradient = new double[_cells.Factors], error = new double[_cells.Factors], diagonal = new double[levels];
        double[][] shares = [.. Enumerable.Range(0, reml ? Columns : 0).Select(Covariance)];
        for (int k = 0; k < _cells.Factors; k++)
        {
            int from = _cells.Offsets[k], to = _cells.Offsets[k + 1];
            double[] traces = [.. signs.Zip(solved, (z, x) => Lanes.Dot(z.AsSpan(from, to - from), x.AsSpan(from, to - from)))];
            double mean = traces.Sum() / traces.Length, spread = traces.Sum(trace => (trace - mean) * (trace - mean)) / (traces.Length - 1);
            double trace = to - from - mean;
            for (int a = 0; a < shares.Length; a++)
                for (int b = 0; b < shares.Length; b++)
                    trace -= shares[a][b] * Lanes.Dot(_columns[a].AsSpan(from, to - from), _columns[b].AsSpan(from, to - from));
            gradient[k] = 2 * (trace - Squares(k) / Variance);
            error[k] = 2 * Math.Sqrt(spread / traces.Length);
            for (int i = from; i < to; i++)
            {
                double sum = 0;
                for (int probe = 0; probe < Probes.Count; probe++)
                    sum += signs[probe][i] * solved[probe][i];
                diagonal[i] = Math.Clamp(sum / Probes.Count, 1 / (Theta[k] * Theta[k] * _cells.Weights[i] + 1), 1);
            }
        }

        return (gradient, error, diagonal);
    }

    private double Squares(int k) => Lanes.Dot(Part(Effects, k), Part(Effects, k));

    private ReadOnlySpan<double> Part(double[] levels, int k) => levels.AsSpan(_cells.Offsets[k], _cells.Offsets[k + 1] - _cells.Offsets[k]);

    /// <summary>H_kl = 4 (h_k'Ph_l / sigma² - u_k'u_k u_l'u_l / (sigma⁴ n)), h_k = theta_k Z_k u_k.</summary>
    private double[,] Average()
    {
        int factors = _cells.Factors;
        double[] scaled = Scaled(Effects);
        double[][] raw = [.. Enumerable.Range(0, factors).Select(k => _cells.Meeting(k, scaled))], sides = [.. raw.Select(Scaled)], solved = Solve(sides);
        var fixedSides = new double[factors][];
        for (int k = 0; k < factors; k++)
        {
            int at = k;
            fixedSides[k] = [.. Enumerable.Range(0, Columns).Select(c => Lanes.Dot(Part(_cells.Sums[c], at), Part(scaled, at)) - Lanes.Dot(_columns[c], sides[at]))];
        }

        var information = new double[factors, factors];
        for (int k = 0; k < factors; k++)
        {
            double[] share = FixedPart(fixedSides[k]);
            for (int l = 0; l < factors; l++)
            {
                double value = Lanes.Dot(Part(scaled, k), Part(raw[l], k)) - Lanes.Dot(sides[k], solved[l]);
                for (int c = 0; c < Columns; c++)
                    value -= share[c] * fixedSides[l][c];
                information[k, l] = 4 * (value / Variance - Squares(k) * Squares(l) / (Variance * Variance * Freedom));
            }
        }

        return information;
    }
}
