using System.Runtime.CompilerServices;
using Entente.Scoring.Crossed;

namespace Entente.Scoring.Ordinal;

/// <summary>
/// The exact gradient of the Laplace criterion by thresholds, beta and ln tau, although the mode moves with them: dL/dpsi = dg/dpsi + tr(H⁻¹ dH/dpsi) / 2 - v' d²g/du dpsi, with v = H⁻¹ Lambda Z't and t = h / 2 dw/deta, h the leverage of each
/// row. H⁻¹ is needed on the pattern of the data only. With it goes a first guess of the second derivatives.
/// </summary>
internal sealed class LaplaceSlope
{
    private readonly OrdinalRows rows;
    private readonly Mode mode;
    private readonly Dense inverse;
    private readonly double[] cellInverse;
    private readonly double[] pivotInverse;
    private readonly int parameters;
    private readonly (double[] Eliminated, double[] Dense)[] moved;
    private readonly double[] gradient;
    private readonly double[,] fixedPart;

    public LaplaceSlope(OrdinalRows rows, Mode mode)
    {
        (this.rows, this.mode) = (rows, mode);
        inverse = mode.Factor.InverseTransposed().Gram(rows.Dense);
        (pivotInverse, cellInverse) = Inverse();
        int thresholds = mode.Thresholds.Length, sds = mode.Sd.Length;
        parameters = thresholds + mode.Beta.Length + sds;
        gradient = new double[parameters];
        fixedPart = new double[parameters - sds, parameters - sds];
        moved = [.. Enumerable.Range(0, parameters).Select(_ => (new double[rows.Levels], new double[rows.Dense]))];
        Build();
    }

    /// <summary>By thresholds, beta, ln tau of the eliminated factor and of the others.</summary>
    public double[] Gradient => gradient;

    /// <summary>The variances of u: the diagonal of H⁻¹.</summary>
    public (double[] Eliminated, double[] Dense) Variances => (pivotInverse, [.. Enumerable.Range(0, rows.Dense).Select(column => inverse.Row(column)[column])]);

    /// <summary>A guess of the second derivatives, good enough to begin with: exact for thresholds and beta but for the determinant, and the average information of each ln tau.</summary>
    public double[,] Curvature()
    {
        var result = new double[parameters, parameters];
        int size = fixedPart.GetLength(0);
        for (int a = 0; a < size; a++)
        {
            var solved = mode.Solve(moved[a].Eliminated, moved[a].Dense);
            for (int b = 0; b <= a; b++)
                result[a, b] = result[b, a] = fixedPart[a, b] - Dot(solved, moved[b]);
        }

        var (eliminated, dense) = Variances;
        for (int k = 0; k < mode.Sd.Length; k++)
        {
            var own = k == 0 ? eliminated : dense[rows.Offset[k - 1]..rows.Offset[k]];
            result[size + k, size + k] = Math.Max(1e-3, 2 * own.Sum(value => (1 - value) * (1 - value)));
        }

        return result;
    }

    private void Build()
    {
        var parts = new SlopePart[OrdinalRows.Parts];
        double[] q0 = new double[rows.Levels];
        rows.Each((number, levels) =>
        {
            var part = parts[number] = new SlopePart(rows, mode, [.. moved.Select(each => each.Eliminated)], q0);
            for (int row = rows.Start[levels.Start.Value]; row < rows.Start[levels.End.Value]; row++)
                part.Add(row, Leverage(row));
        });
        var q1 = new double[rows.Dense];
        foreach (var part in parts)
            part.AddTo(gradient, fixedPart, moved, q1);
        int first = parameters - mode.Sd.Length;
        var (eliminated, dense) = Variances;
        for (int k = 0; k < mode.Sd.Length; k++)
        {
            var own = k == 0 ? eliminated : dense[rows.Offset[k - 1]..rows.Offset[k]];
            gradient[first + k] += own.Sum(value => 1 - value);
            // At the mode the part of the gradient by u that the likelihood makes equals u.
            var (u, target) = k == 0 ? (mode.U.Eliminated, moved[first].Eliminated) : (mode.U.Dense, moved[first + k].Dense);
            for (int level = k == 0 ? 0 : rows.Offset[k - 1]; level < (k == 0 ? rows.Levels : rows.Offset[k]); level++)
                target[level] -= u[level];
        }

        var v = mode.Solve(q0, q1);
        for (int p = 0; p < parameters; p++)
            gradient[p] -= Dot(v, moved[p]);
    }

    /// <summary>z'Lambda H⁻¹ Lambda z for the row's levels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Leverage(int row)
    {
        double sum = mode.Sd[0] * mode.Sd[0] * pivotInverse[rows.Level[row]];
        for (int k = 0; k < rows.Column.Length; k++)
        {
            int own = rows.Column[k][row];
            sum += 2 * mode.Sd[0] * mode.Sd[k + 1] * cellInverse[rows.Cell[k][row]] + mode.Sd[k + 1] * mode.Sd[k + 1] * inverse.Row(own)[own];
            for (int l = 0; l < k; l++)
                sum += 2 * mode.Sd[k + 1] * mode.Sd[l + 1] * inverse.Row(own)[rows.Column[l][row]];
        }

        return sum;
    }

    private (double[] Pivot, double[] Cell) Inverse()
    {
        double[] pivot = new double[rows.Levels], cells = new double[rows.CellColumn.Length];
        rows.Each((_, levels) =>
        {
            for (int level = levels.Start.Value; level < levels.End.Value; level++)
                pivot[level] = InverseOf(level, cells);
        });
        return (pivot, cells);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double InverseOf(int level, double[] cells)
    {
        int from = rows.CellStart[level], count = rows.CellStart[level + 1] - from;
        var columns = rows.CellColumn.AsSpan(from, count);
        var sums = mode.CellSum.AsSpan(from, count);
        var own = cells.AsSpan(from, count);
        own.Clear();
        for (int cell = 0; cell < count; cell++)
        {
            // Only the lower triangle is kept: each entry counts for both of its cells.
            var row = inverse.Row(columns[cell]);
            double sum = row[columns[cell]] * sums[cell];
            for (int other = 0; other < cell; other++)
            {
                double entry = row[columns[other]];
                sum += entry * sums[other];
                own[other] += entry * sums[cell];
            }

            own[cell] += sum;
        }

        double quadratic = 0;
        for (int cell = 0; cell < count; cell++)
        {
            quadratic += sums[cell] * own[cell];
            own[cell] /= -mode.Pivot[level];
        }

        return 1 / mode.Pivot[level] + quadratic / (mode.Pivot[level] * mode.Pivot[level]);
    }

    private static double Dot((double[] Eliminated, double[] Dense) left, (double[] Eliminated, double[] Dense) right) =>
        Lanes.Dot(left.Eliminated, right.Eliminated) + Lanes.Dot(left.Dense, right.Dense);
}
