using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Scoring.Crossed;

/// <summary>What is known at one theta beyond the criterion: solution, inverse, exact gradient in ln theta, and the average information.</summary>
/// <remarks>
/// The inverse with fixed effects estimated is the one with fixed effects held, plus T'T, T being the rows of L⁻¹ that belong to X: so only the latter is kept.
/// </remarks>
internal sealed class Slope
{
    private readonly Cells _cells;
    private readonly Profile _at;
    private readonly double[][] _tail;
    private double[]? _diagonal;

    public Slope(Cells cells, Profile at)
    {
        _cells = cells;
        _at = at;
        int n = cells.Wide + cells.Columns;
        var response = new double[n];
        var cross = cells.Cross.Row(n);
        for (int i = 0; i < n; i++)
            response[i] = at.Scale[i] * cross[i];
        var first = new double[cells.Eliminated];
        for (int r = 0; r < first.Length; r++)
            first[r] = at.Theta[0] * cells.SumsOf(r)[cells.Columns];
        (First, Rest) = at.Solve(first, response);
        var columns = at.Factor.InverseTransposed();
        Conditional = columns.Gram(cells.Wide);
        _tail = [.. Enumerable.Range(cells.Wide, cells.Columns).Select(c => Enumerable.Range(0, n).Select(i => columns.Row(i)[c]).ToArray())];
    }

    /// <summary>u of the eliminated factor, spherical.</summary>
    public double[] First { get; }

    /// <summary>u of the dense levels, spherical, then beta.</summary>
    public double[] Rest { get; }

    /// <summary>S⁻¹ of the random effects alone: fixed effects held.</summary>
    public Dense Conditional { get; }

    /// <summary>M⁻¹_rr = 1/d + theta² / d² v_r' S⁻¹ v_r of each eliminated level, fixed effects held.</summary>
    public double[] Diagonal => _diagonal ??= Diagonals();

    /// <summary>The covariance of fixed effects c and e over sigma².</summary>
    public double Covariance(int c, int e)
    {
        double sum = 0;
        for (int k = 0; k < _tail.Length; k++)
            sum += _tail[k][_cells.Wide + c] * _tail[k][_cells.Wide + e];
        return sum;
    }

    /// <summary>The derivative of the criterion by ln theta_k, 2 (sum of (1 - M⁻¹_jj) - u_k'u_k / sigma²).</summary>
    public double[] Gradient()
    {
        var gradient = new double[_at.Theta.Length];
        for (int k = 0; k < gradient.Length; k++)
        {
            double trace = k == 0 ? FirstTrace() : 0;
            for (int i = k == 0 ? _cells.Wide : _cells.Offsets[k]; i < _cells.Offsets[k + 1] && k > 0; i++)
            {
                trace += 1 - Conditional.Row(i)[i];
                for (int c = 0; _at.Reml && c < _tail.Length; c++)
                    trace -= _tail[c][i] * _tail[c][i];
            }

            gradient[k] = 2 * (trace - Squares(k) / _at.Variance);
        }

        return gradient;
    }

    /// <summary>H_kl = 4 (h_k'Ph_l / sigma² - u_k'u_k u_l'u_l / (sigma⁴ n)), h_k = theta_k Z_k u_k.</summary>
    public double[,] Information()
    {
        int factors = _at.Theta.Length;
        var sides = new (double[] First, double[] Others)[factors];
        var solved = new (double[] First, double[] Others)[factors];
        for (int k = 0; k < factors; k++)
        {
            sides[k] = Side(k);
            solved[k] = _at.Solve(sides[k].First, sides[k].Others);
        }

        var information = new double[factors, factors];
        for (int k = 0; k < factors; k++)
        {
            for (int l = 0; l < factors; l++)
            {
                double own = k == 0 ? Lanes.Dot(First, sides[l].First) : Lanes.Dot(Part(Rest, k), Part(sides[l].Others, k));
                double explained = Lanes.Dot(sides[k].First, solved[l].First) + Lanes.Dot(sides[k].Others, solved[l].Others);
                information[k, l] = 4 * ((own - explained) / _at.Variance - Squares(k) * Squares(l) / (_at.Variance * _at.Variance * _at.Freedom));
            }
        }

        return information;
    }

    private double FirstTrace()
    {
        double trace = 0;
        if (_at.Basis is null)
        {
            foreach (double value in Diagonal)
                trace += 1 - value;
        }
        else
        {
            for (int r = 0; r < _cells.Eliminated; r++)
                trace += 1 - 1 / _at.D(r);
            trace -= _at.Basis.Trace(_at.Theta[0], Conditional, _at.Scale);
        }

        for (int r = 0; _at.Reml && r < _cells.Eliminated; r++)
        {
            double factor = _at.Theta[0] / _at.D(r);
            for (int c = 0; c < _tail.Length; c++)
            {
                double along = _at.Along(r, _tail[c]);
                trace -= factor * factor * along * along;
            }
        }

        return trace;
    }

    private double[] Diagonals()
    {
        var diagonal = new double[_cells.Eliminated];
        Parallel.For(0, (diagonal.Length + 63) / 64, block =>
        {
            var scaled = new double[_cells.Wide];
            for (int r = block * 64; r < Math.Min(diagonal.Length, (block + 1) * 64); r++)
                diagonal[r] = OneDiagonal(r, scaled);
        });
        return diagonal;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double OneDiagonal(int r, double[] scaled)
    {
        int start = _cells.Start[r], count = _cells.Start[r + 1] - start;
        var levels = _cells.Level.AsSpan(start, count);
        for (int t = 0; t < count; t++)
            scaled[t] = _cells.Value[start + t] * _at.Scale[levels[t]];
        double sum = 0;
        for (int t = 0; t < count; t++)
        {
            var row = Conditional.Row(levels[t]);
            double part = Gathered(row, levels[..t], scaled);
            sum += (2 * part + row[levels[t]] * scaled[t]) * scaled[t];
        }

        double d = _at.D(r);
        return 1 / d + _at.Theta[0] * _at.Theta[0] / (d * d) * sum;
    }

    /// <summary>Sum of row[levels] values; levels are within the row by construction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Gathered(Span<double> row, ReadOnlySpan<int> levels, ReadOnlySpan<double> values)
    {
        ref double first = ref MemoryMarshal.GetReference(row);
        values = values[..levels.Length];
        double even = 0, odd = 0;
        int t = 0;
        for (; t + 1 < levels.Length; t += 2)
        {
            even += Unsafe.Add(ref first, levels[t]) * values[t];
            odd += Unsafe.Add(ref first, levels[t + 1]) * values[t + 1];
        }

        return even + odd + (t < levels.Length ? Unsafe.Add(ref first, levels[t]) * values[t] : 0);
    }

    private int Levels(int k) => _cells.Offsets[k + 1] - _cells.Offsets[k];

    private ReadOnlySpan<double> Part(double[] dense, int k) => dense.AsSpan(_cells.Offsets[k], Levels(k));

    /// <summary>u_k'u_k.</summary>
    public double Squares(int k) => k == 0 ? Lanes.Dot(First, First) : Lanes.Dot(Part(Rest, k), Part(Rest, k));

    /// <summary>Lambda' [Z X]' h_k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double[] First, double[] Others) Side(int k)
    {
        var first = new double[_cells.Eliminated];
        if (k == 0)
        {
            var effects = new double[first.Length];
            for (int r = 0; r < first.Length; r++)
            {
                effects[r] = _at.Theta[0] * First[r];
                first[r] = _at.Theta[0] * _cells.Weight[r] * effects[r];
            }

            return (first, _at.Spread(effects));
        }

        int from = _cells.Offsets[k], to = _cells.Offsets[k + 1];
        var effect = new double[_cells.Wide];
        for (int i = from; i < to; i++)
            effect[i] = _at.Theta[k] * Rest[i];
        for (int r = 0; r < first.Length; r++)
        {
            double sum = 0;
            for (int t = _cells.Start[r]; t < _cells.Start[r + 1]; t++)
                sum += _cells.Value[t] * effect[_cells.Level[t]];
            first[r] = _at.Theta[0] * sum;
        }

        double[] rest = _cells.Cross.Times(effect, _cells.Wide + _cells.Columns, from, to);
        for (int i = 0; i < rest.Length; i++)
            rest[i] *= _at.Scale[i];
        return (first, rest);
    }
}
