using System.Runtime.CompilerServices;

namespace Entente.Scoring.Crossed;

/// <summary>The mixed-model equations [Lambda'Z'WZ Lambda + I, Lambda'Z'WX; X'WZ Lambda, X'WX] as passes over the rows. Each part of the rows has sums of its own, added in the order of parts.</summary>
internal sealed class RowSystem
{
    private readonly double[] _theta;
    private readonly double[][] _sums;
    private readonly int _columns;

    public RowSystem(Rows rows, double[] theta, int parts)
    {
        Rows = rows;
        _theta = [.. rows.Factors.Select(k => theta[k])];
        _columns = rows.Tail.Length - 1;
        Offsets = new int[theta.Length + 1];
        for (int k = 0; k < theta.Length; k++)
            Offsets[k + 1] = Offsets[k] + rows.Groupings[k].Levels;
        _sums = [.. Enumerable.Range(0, parts).Select(_ => new double[Size])];
    }

    public Rows Rows { get; }

    /// <summary>Where each factor begins; its end is where the fixed columns do.</summary>
    public int[] Offsets { get; }

    public int Size => Offsets[^1] + _columns;

    /// <summary>The right-hand side, Lambda'Z'Wy and X'Wy.</summary>
    public double[] Right() => Gather((part, from, to) => AddValues(_sums[part], Rows.Tail[_columns], from, to));

    /// <summary>The diagonal of the matrix.</summary>
    public double[] Diagonal()
    {
        double[] diagonal = Gather((part, from, to) => AddSquares(_sums[part], from, to));
        for (int i = 0; i < Offsets[^1]; i++)
            diagonal[i]++;
        return diagonal;
    }

    /// <summary>The matrix times x.</summary>
    public double[] Times(double[] x)
    {
        double[] scaled = [.. x];
        for (int k = 0; k < _theta.Length; k++)
            for (int i = Offsets[k]; i < Offsets[k + 1]; i++)
                scaled[i] *= _theta[k];
        double[] image = Gather((part, from, to) => AddTimes(_sums[part], scaled, from, to));
        for (int i = 0; i < Offsets[^1]; i++)
            image[i] += x[i];
        return image;
    }

    private double[] Gather(Action<int, int, int> add)
    {
        Parallel.For(0, _sums.Length, part =>
        {
            Array.Clear(_sums[part]);
            add(part, (int)((long)Rows.Count * part / _sums.Length), (int)((long)Rows.Count * (part + 1) / _sums.Length));
        });
        var total = new double[Size];
        foreach (double[] sum in _sums)
            for (int i = 0; i < total.Length; i++)
                total[i] += sum[i];
        for (int k = 0; k < _theta.Length; k++)
            for (int i = Offsets[k]; i < Offsets[k + 1]; i++)
                total[i] *= _theta[k];
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddValues(double[] sums, double[] values, int from, int to)
    {
        for (int row = from; row < to; row++)
            Scatter(sums, row, (Rows.Weights?[row] ?? 1) * values[row]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddSquares(double[] sums, int from, int to)
    {
        for (int row = from; row < to; row++)
        {
            double weight = Rows.Weights?[row] ?? 1;
            for (int k = 0; k < _theta.Length; k++)
                sums[Offsets[k] + Rows.LevelOf[k][row]] += weight * _theta[k];
            for (int c = 0; c < _columns; c++)
                sums[Offsets[^1] + c] += weight * Rows.Tail[c][row] * Rows.Tail[c][row];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTimes(double[] sums, double[] scaled, int from, int to)
    {
        if (_theta.Length == 2 && _columns == 1 && Rows.IsOnes[0] && Rows.Weights is null)
        {
            AddTwo(sums, scaled, from, to);
            return;
        }

        for (int row = from; row < to; row++)
        {
            double value = 0;
            for (int k = 0; k < _theta.Length; k++)
                value += scaled[Offsets[k] + Rows.LevelOf[k][row]];
            for (int c = 0; c < _columns; c++)
                value += scaled[Offsets[^1] + c] * Rows.Tail[c][row];
            Scatter(sums, row, (Rows.Weights?[row] ?? 1) * value);
        }
    }

    /// <summary>Raters and providers and nothing else, the model that is refreshed most.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTwo(double[] sums, double[] scaled, int from, int to)
    {
        int[] first = Rows.LevelOf[0], second = Rows.LevelOf[1];
        int offset = Offsets[1];
        double constant = scaled[^1], total = 0;
        for (int row = from; row < to; row++)
        {
            int a = first[row], b = offset + second[row];
            double value = constant + scaled[a] + scaled[b];
            sums[a] += value;
            sums[b] += value;
            total += value;
        }

        sums[^1] += total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Scatter(double[] sums, int row, double value)
    {
        for (int k = 0; k < _theta.Length; k++)
            sums[Offsets[k] + Rows.LevelOf[k][row]] += value;
        for (int c = 0; c < _columns; c++)
            sums[Offsets[^1] + c] += value * Rows.Tail[c][row];
    }
}
