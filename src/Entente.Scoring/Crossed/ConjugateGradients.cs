using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Entente.Scoring.Crossed;

/// <summary>
/// Solves (Lambda Z'WZ Lambda + I) x = b for eight right-hand sides at once, at one theta. The eliminated factor is solved for in the pass over its cells; the rest by conjugate gradients with the
/// diagonal of the complement as preconditioner. Parts of the data are fixed in number and added in order, so threads change no bit.
/// </summary>
internal sealed class ConjugateGradients
{
    private const int Parts = 16;
    private const int MostSteps = 2000;

    private readonly SparseCells _cells;
    private readonly double[] _theta;
    private readonly double[] _scale;
    private readonly double[] _diagonal;
    private readonly double _tolerance;
    private readonly CancellationToken _stop;

    public ConjugateGradients(SparseCells cells, double[] theta, double tolerance, CancellationToken stop)
    {
        (_cells, _theta, _tolerance, _stop) = (cells, theta, tolerance, stop);
        _scale = new double[cells.Rest];
        for (int k = 1; k < cells.Factors; k++)
            Array.Fill(_scale, theta[k], cells.Offsets[k] - cells.First, cells.Offsets[k + 1] - cells.Offsets[k]);
        _diagonal = Diagonal();
    }

    /// <summary>theta² n + 1 of an eliminated level.</summary>
    public double D(int r) => _theta[0] * _theta[0] * _cells.Weights[r] + 1;

    /// <summary>Solutions over all levels, the eliminated ones first.</summary>
    public Vector512<double>[] Solve(Vector512<double>[] right)
    {
        var first = new Vector512<double>[_cells.First];
        for (int r = 0; r < first.Length; r++)
            first[r] = right[r] * (_theta[0] / D(r));
        var x = new Vector512<double>[_cells.Rest];
        var residual = Along(null, first);
        for (int i = 0; i < x.Length; i++)
            residual[i] = right[_cells.First + i] - residual[i];
        Iterate(x, residual);
        return Whole(right, x);
    }

    private void Iterate(Vector512<double>[] x, Vector512<double>[] residual)
    {
        var direction = new Vector512<double>[x.Length];
        for (int i = 0; i < x.Length; i++)
            direction[i] = residual[i] / _diagonal[i];
        var size = Weighted(residual);
        var floor = Vector512.Max(size * (_tolerance * _tolerance), Vector512.Create(1e-290));
        for (int step = 0; step < MostSteps && Vector512.GreaterThanAny(size, floor); step++)
        {
            _stop.ThrowIfCancellationRequested();
            var image = Along(direction, null);
            var curvature = Vector512<double>.Zero;
            for (int i = 0; i < image.Length; i++)
                curvature += direction[i] * image[i];
            var open = Vector512.GreaterThan(size, floor);
            var length = Vector512.ConditionalSelect(open, size / curvature, Vector512<double>.Zero);
            for (int i = 0; i < x.Length; i++)
            {
                x[i] += length * direction[i];
                residual[i] -= length * image[i];
            }

            var next = Weighted(residual);
            var turn = Vector512.ConditionalSelect(open, next / size, Vector512<double>.Zero);
            for (int i = 0; i < x.Length; i++)
                direction[i] = residual[i] / _diagonal[i] + turn * direction[i];
            size = next;
        }
    }

    private Vector512<double> Weighted(Vector512<double>[] residual)
    {
        var sum = Vector512<double>.Zero;
        for (int i = 0; i < residual.Length; i++)
            sum += residual[i] * residual[i] / _diagonal[i];
        return sum;
    }

    /// <summary>Back to the eliminated levels: (b - theta Z_1'WZ Lambda x) / d.</summary>
    private Vector512<double>[] Whole(Vector512<double>[] right, Vector512<double>[] x)
    {
        var whole = new Vector512<double>[right.Length];
        x.CopyTo(whole, _cells.First);
        int others = _cells.Factors - 1;
        Parallel.For(0, Parts, part =>
        {
            for (int r = Begin(part); r < Begin(part + 1); r++)
            {
                var sum = Vector512<double>.Zero;
                for (int c = _cells.Start[r]; c < _cells.Start[r + 1]; c++)
                    for (int k = 0; k < others; k++)
                    {
                        int level = _cells.Others[c * others + k];
                        sum += x[level] * (_scale[level] * _cells.Weight[c]);
                    }

                whole[r] = (right[r] - _theta[0] * sum) / D(r);
            }
        });
        return whole;
    }

    private int Begin(int part) => (int)((long)_cells.First * part / Parts);

    /// <summary>The complement times v; or, for values g of the eliminated levels, the sum of g_r times their cells, scaled.</summary>
    private Vector512<double>[] Along(Vector512<double>[]? v, Vector512<double>[]? g)
    {
        var parts = new Vector512<double>[Parts][];
        Parallel.For(0, Parts, part =>
        {
            parts[part] = new Vector512<double>[_cells.Rest];
            var values = new Vector512<double>[16];
            for (int r = Begin(part); r < Begin(part + 1); r++)
                AddLevel(r, v, g is null ? default : g[r], parts[part], ref values);
        });
        var sum = new Vector512<double>[_cells.Rest];
        Parallel.For(0, (sum.Length + 1023) / 1024, block =>
        {
            for (int i = block * 1024; i < Math.Min(sum.Length, (block + 1) * 1024); i++)
            {
                var total = Vector512<double>.Zero;
                foreach (var part in parts)
                    total += part[i];
                sum[i] = total * _scale[i] + (v is null ? default : v[i]);
            }
        });
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLevel(int r, Vector512<double>[]? v, Vector512<double> value, Vector512<double>[] target, ref Vector512<double>[] values)
    {
        int start = _cells.Start[r], end = _cells.Start[r + 1], others = _cells.Factors - 1;
        if (values.Length < end - start)
            values = new Vector512<double>[2 * (end - start)];
        var mean = value;
        for (int c = start; v is not null && c < end; c++)
        {
            var sum = Vector512<double>.Zero;
            for (int k = 0; k < others; k++)
            {
                int level = _cells.Others[c * others + k];
                sum += v[level] * _scale[level];
            }

            values[c - start] = sum;
            mean -= sum * _cells.Weight[c];
        }

        // For a product the mean over the eliminated level is taken off each cell.
        if (v is not null)
            mean *= _theta[0] * _theta[0] / D(r);
        for (int c = start; c < end; c++)
        {
            var add = (v is null ? mean : values[c - start] + mean) * _cells.Weight[c];
            for (int k = 0; k < others; k++)
                target[_cells.Others[c * others + k]] += add;
        }
    }

    private double[] Diagonal()
    {
        var diagonal = new double[_cells.Rest];
        int others = _cells.Factors - 1;
        for (int i = 0; i < diagonal.Length; i++)
            diagonal[i] = _cells.Weights[_cells.First + i];
        var met = new double[_cells.Rest];
        for (int r = 0; r < _cells.First; r++)
        {
            double share = _theta[0] * _theta[0] / D(r);
            for (int at = _cells.Start[r] * others; at < _cells.Start[r + 1] * others; at++)
                met[_cells.Others[at]] += _cells.Weight[at / others];
            for (int at = _cells.Start[r] * others; at < _cells.Start[r + 1] * others; at++)
            {
                int level = _cells.Others[at];
                diagonal[level] -= share * met[level] * met[level];
                met[level] = 0;
            }
        }

        for (int i = 0; i < diagonal.Length; i++)
            diagonal[i] = diagonal[i] * _scale[i] * _scale[i] + 1;
        return diagonal;
    }
}
