using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Scoring.Crossed;

/// <summary>
/// The criterion at one theta, with the error variance and fixed effects profiled out. With d_r = theta_1² n_r + 1 and w_r = theta_1² / d_r the dense part is S = W'W - sum w_r v_r v_r', scaled by
/// the thetas, plus 1 on the diagonal of random effects; S = LL', and the last corner of L is the square root of PRSS.
/// </summary>
internal sealed class Profile
{
    private const double Collinear = 1e-10;

    private readonly Cells _cells;
    private readonly double[] _d;

    public Profile(Cells cells, double[] theta, bool reml, Basis? basis = null)
    {
        Basis = basis?.Covers(theta[0]) == true ? basis : null;
        _cells = cells;
        Theta = theta;
        Reml = reml;
        Scale = new double[cells.Wide + cells.Columns + 1];
        Array.Fill(Scale, 1);
        for (int k = 1; k < theta.Length; k++)
            Array.Fill(Scale, theta[k], cells.Offsets[k], cells.Offsets[k + 1] - cells.Offsets[k]);
        _d = new double[cells.Eliminated];
        double logs = 0;
        for (int r = 0; r < _d.Length; r++)
        {
            _d[r] = theta[0] * theta[0] * cells.Weight[r] + 1;
            logs += Math.Log(_d[r]);
        }

        Factor = new Dense(Scale.Length);
        Form();
        if (Factor.Factor(Floors(), out int failed))
            (Criterion, Variance) = Evaluate(logs);
        Failed = failed;
    }

    public double[] Theta { get; }

    public bool Reml { get; }

    /// <summary>What stands for the exact weights, or null.</summary>
    public Basis? Basis { get; }

    public double[] Scale { get; }

    public Dense Factor { get; }

    /// <summary>The row of the dense part whose pivot vanished: a column of X, or the response; -1 where none did.</summary>
    public int Failed { get; }

    public double Criterion { get; } = double.PositiveInfinity;

    /// <summary>sigma²: PRSS / n, or PRSS / (n - p) for REML.</summary>
    public double Variance { get; }

    public int Freedom => Reml ? _cells.Count - _cells.Columns : _cells.Count;

    public double D(int r) => _d[r];

    /// <summary>Sum over eliminated levels of g_r times the scaled [v_r X_r].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] Spread(ReadOnlySpan<double> g)
    {
        var sum = new double[_cells.Wide + _cells.Columns];
        for (int r = 0; r < g.Length; r++)
        {
            for (int t = _cells.Start[r]; t < _cells.Start[r + 1]; t++)
                sum[_cells.Level[t]] += g[r] * _cells.Value[t];
            for (int c = 0; c < _cells.Columns; c++)
                sum[_cells.Wide + c] += g[r] * _cells.SumsOf(r)[c];
        }

        for (int i = 0; i < _cells.Wide; i++)
            sum[i] *= Scale[i];
        return sum;
    }

    /// <summary>Solves the mixed-model equations: right-hand sides and solutions for the eliminated levels and for [dense levels | X], spherical.</summary>
    public (double[] Eliminated, double[] Dense) Solve(ReadOnlySpan<double> eliminated, ReadOnlySpan<double> dense)
    {
        var g = new double[eliminated.Length];
        for (int r = 0; r < g.Length; r++)
            g[r] = Theta[0] * eliminated[r] / _d[r];
        double[] spread = Spread(g);
        var x = new double[spread.Length];
        for (int i = 0; i < x.Length; i++)
            x[i] = dense[i] - spread[i];
        Factor.Solve(x);
        var first = new double[g.Length];
        for (int r = 0; r < g.Length; r++)
            first[r] = (eliminated[r] - Theta[0] * Along(r, x)) / _d[r];
        return (first, x);
    }

    /// <summary>The scaled [v_r X_r] times x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Along(int r, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int t = _cells.Start[r]; t < _cells.Start[r + 1]; t++)
            sum += _cells.Value[t] * Scale[_cells.Level[t]] * x[_cells.Level[t]];
        for (int c = 0; c < _cells.Columns; c++)
            sum += _cells.SumsOf(r)[c] * x[_cells.Wide + c];
        return sum;
    }

    private (double Criterion, double Variance) Evaluate(double logs)
    {
        int last = Scale.Length - 1;
        for (int i = 0; i < (Reml ? last : _cells.Wide); i++)
            logs += 2 * Math.Log(Factor.Row(i)[i]);
        double residual = Factor.Row(last)[last] * Factor.Row(last)[last];
        return (logs - _cells.LogWeights + Freedom * (1 + Math.Log(2 * Math.PI * residual / Freedom)), residual / Freedom);
    }

    private double[] Floors()
    {
        var floors = new double[Scale.Length];
        for (int i = _cells.Wide; i < floors.Length; i++)
            floors[i] = Collinear * _cells.Cross.Row(i)[i];
        return floors;
    }

    private void Form()
    {
        Parallel.For(0, _cells.Blocks, FormBlock);
        Parallel.For(0, _cells.Columns + 1, FormColumn);
    }

    private void FormBlock(int block)
    {
        int from = block * Cells.BlockSize, to = Math.Min(_cells.Wide, from + Cells.BlockSize);
        for (int i = from; i < to; i++)
            _cells.Cross.Row(i)[..(i + 1)].CopyTo(Factor.Row(i));
        if (Basis is null)
            SubtractPairs(block, to);
        for (int i = from; i < to; i++)
        {
            var row = Factor.Row(i);
            Basis?.Subtract(i, Theta[0], row);
            for (int j = 0; j <= i; j++)
                row[j] *= Scale[i] * Scale[j];
            row[i] += 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SubtractPairs(int block, int to)
    {
        for (int w = _cells.BlockStart[block]; w < _cells.BlockStart[block + 1]; w++)
        {
            int r = _cells.BlockLevel[w], start = _cells.Start[r], count = _cells.Start[r + 1] - start;
            var levels = _cells.Level.AsSpan(start, count);
            var values = _cells.Value.AsSpan(start, count);
            double share = Theta[0] * Theta[0] / _d[r];
            for (int end = _cells.BlockAt[w] - start; end < count && levels[end] < to; end++)
                Subtract(Factor.Row(levels[end]), levels[..(end + 1)], values, share * values[end]);
        }
    }

    /// <summary>row[levels] -= weight values. Levels are below the row's length by construction; checking each would take a third of the time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Subtract(Span<double> row, ReadOnlySpan<int> levels, ReadOnlySpan<double> values, double weight)
    {
        ref double first = ref MemoryMarshal.GetReference(row);
        values = values[..levels.Length];
        for (int t = 0; t < levels.Length; t++)
            Unsafe.Add(ref first, levels[t]) -= weight * values[t];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FormColumn(int c)
    {
        var row = Factor.Row(_cells.Wide + c);
        _cells.Cross.Row(_cells.Wide + c)[..(_cells.Wide + c + 1)].CopyTo(row);
        for (int r = 0; r < _d.Length; r++)
        {
            var sums = _cells.SumsOf(r);
            double weight = Theta[0] * Theta[0] / _d[r] * sums[c];
            for (int t = _cells.Start[r]; t < _cells.Start[r + 1]; t++)
                row[_cells.Level[t]] -= weight * _cells.Value[t];
            for (int e = 0; e <= c; e++)
                row[_cells.Wide + e] -= weight * sums[e];
        }

        for (int j = 0; j < _cells.Wide; j++)
            row[j] *= Scale[j];
    }
}
