using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Scoring.Crossed;

/// <summary>
/// For heavy data: the weights 1 / (n_r + lambda), lambda = 1 / theta_1², interpolated in lambda between four Chebyshev nodes. One pass over all pairs of cells fills four matrices; from then on a
/// theta near the start costs one pass over the dense triangle. Only steps use it: the last evaluation of a fit is exact.
/// </summary>
internal sealed class Basis
{
    private const int Nodes = 4;
    private const double Reach = 0.12;

    private readonly Cells _cells;
    private readonly double[] _nodes = new double[Nodes];
    private readonly Vector256<double>[][] _rows;

    public Basis(Cells cells, double theta)
    {
        _cells = cells;
        double lambda = 1 / (theta * theta);
        for (int k = 0; k < Nodes; k++)
            _nodes[k] = lambda * (1 + Reach * Math.Cos(Math.PI * (2 * k + 1) / (2 * Nodes)));
        var weights = new Vector256<double>[cells.Eliminated];
        var nodes = Vector256.Create(_nodes);
        for (int r = 0; r < weights.Length; r++)
            weights[r] = Vector256<double>.One / (Vector256.Create(cells.Weight[r]) + nodes);
        _rows = new Vector256<double>[cells.Wide][];
        Parallel.For(0, cells.Blocks, block => AddBlock(block, weights));
    }

    /// <summary>Whether theta is near enough to the start.</summary>
    public bool Covers(double theta) => 1 / (theta * theta) >= _nodes.Min() && 1 / (theta * theta) <= _nodes.Max();

    /// <summary>Takes row i of the sum of w_r v_r v_r' off a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Subtract(int i, double theta, Span<double> row)
    {
        var part = Values(1 / (theta * theta));
        for (int j = 0; j <= i; j++)
            row[j] -= Vector256.Dot(_rows[i][j], part);
    }

    /// <summary>Sum over r of theta² / d_r² v_r' A v_r, A symmetric with this lower triangle, rows and columns scaled.</summary>
    public double Trace(double theta, Dense inner, double[] scale)
    {
        double lambda = 1 / (theta * theta);
        var slopes = Slopes(lambda) * -lambda;
        var sums = new double[_rows.Length];
        Parallel.For(0, _rows.Length, i =>
        {
            var row = inner.Row(i);
            double sum = 0;
            for (int j = 0; j < i; j++)
                sum += 2 * row[j] * scale[j] * Vector256.Dot(_rows[i][j], slopes);
            sums[i] = scale[i] * (sum + row[i] * scale[i] * Vector256.Dot(_rows[i][i], slopes));
        });
        return sums.Sum();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddBlock(int block, Vector256<double>[] weights)
    {
        int to = Math.Min(_cells.Wide, (block + 1) * Cells.BlockSize);
        for (int i = block * Cells.BlockSize; i < to; i++)
            _rows[i] = new Vector256<double>[i + 1];
        for (int w = _cells.BlockStart[block]; w < _cells.BlockStart[block + 1]; w++)
        {
            int r = _cells.BlockLevel[w], start = _cells.Start[r], count = _cells.Start[r + 1] - start;
            var levels = _cells.Level.AsSpan(start, count);
            var values = _cells.Value.AsSpan(start, count);
            for (int end = _cells.BlockAt[w] - start; end < count && levels[end] < to; end++)
                Add(_rows[levels[end]], levels[..(end + 1)], values, weights[r] * values[end]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<double>[] row, ReadOnlySpan<int> levels, ReadOnlySpan<double> values, Vector256<double> weight)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(row);
        values = values[..levels.Length];
        for (int t = 0; t < levels.Length; t++)
        {
            ref var target = ref Unsafe.Add(ref first, levels[t]);
            target = Vector256.FusedMultiplyAdd(weight, Vector256.Create(values[t]), target);
        }
    }

    /// <summary>Lagrange's polynomials at x.</summary>
    private Vector256<double> Values(double x)
    {
        var values = new double[Nodes];
        for (int k = 0; k < Nodes; k++)
            values[k] = Product(x, k, k);
        return Vector256.Create(values);
    }

    /// <summary>And their derivatives.</summary>
    private Vector256<double> Slopes(double x)
    {
        var slopes = new double[Nodes];
        for (int k = 0; k < Nodes; k++)
            for (int m = 0; m < Nodes; m++)
                if (m != k)
                    slopes[k] += Product(x, k, m) / (_nodes[k] - _nodes[m]);
        return Vector256.Create(slopes);
    }

    private double Product(double x, int k, int without)
    {
        double product = 1;
        for (int j = 0; j < Nodes; j++)
            if (j != k && j != without)
                product *= (x - _nodes[j]) / (_nodes[k] - _nodes[j]);
        return product;
    }
}
