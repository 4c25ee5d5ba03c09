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
        double[] q0 = new double[rows.Levels], q1 = new double[rows.Dense];
        for (int row = 0; row < rows.Count; row++)
            AddRow(row, q0, q1);
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

    private void AddRow(int row, double[] q0, double[] q1)
    {
        int level = rows.Level[row], answer = rows.Answer[row], thresholds = mode.Thresholds.Length;
        var logit = new Logit(mode.Thresholds, answer, mode.Eta[row]);
        double weight = rows.Weight?[row] ?? 1, half = Leverage(row) / 2 * weight, w = mode.Curvature[row];
        double t = half * logit.CurvatureSlope, byEta = -weight * logit.First + t;
        q0[level] += mode.Sd[0] * t;
        for (int k = 0; k < rows.Column.Length; k++)
            q1[rows.Column[k][row]] += mode.Sd[k + 1] * t;
        for (int c = 0; c < mode.Beta.Length; c++)
            AddEta(row, thresholds + c, rows.X[c][row], byEta, w);
        AddEta(row, thresholds + mode.Beta.Length, mode.Sd[0] * mode.U.Eliminated[level], byEta, w);
        for (int k = 0; k < rows.Column.Length; k++)
            AddEta(row, thresholds + mode.Beta.Length + 1 + k, mode.Sd[k + 1] * mode.U.Dense[rows.Column[k][row]], byEta, w);
        double edge = weight * logit.Edge * (1 + logit.Edge), above = logit.A * (1 - logit.A), below = logit.B * (1 - logit.B);
        if (answer < thresholds)
            AddThreshold(row, answer, -weight * logit.Upper + half * above * (1 - 2 * logit.A), weight * above, edge);
        if (answer > 0)
            AddThreshold(row, answer - 1, -weight * logit.Lower + half * below * (1 - 2 * logit.B), weight * below, edge);
        if (answer > 0 && answer < thresholds)
            fixedPart[answer, answer - 1] -= edge;
        for (int c = 0; c < mode.Beta.Length; c++)
            for (int d = 0; d <= c; d++)
                fixedPart[thresholds + c, thresholds + d] += w * rows.X[c][row] * rows.X[d][row];
    }

    /// <summary>A parameter that moves eta of this row by so much.</summary>
    private void AddEta(int row, int parameter, double by, double slope, double w)
    {
        if (by == 0)
            return;
        gradient[parameter] += slope * by;
        AddMoved(row, parameter, w * by);
    }

    private void AddThreshold(int row, int threshold, double slope, double w, double edge)
    {
        gradient[threshold] += slope;
        AddMoved(row, threshold, -w);
        fixedPart[threshold, threshold] += w + edge;
        for (int c = 0; c < mode.Beta.Length; c++)
            fixedPart[mode.Thresholds.Length + c, threshold] -= w * rows.X[c][row];
    }

    private void AddMoved(int row, int parameter, double value)
    {
        moved[parameter].Eliminated[rows.Level[row]] += mode.Sd[0] * value;
        for (int k = 0; k < rows.Column.Length; k++)
            moved[parameter].Dense[rows.Column[k][row]] += mode.Sd[k + 1] * value;
    }

    /// <summary>z'Lambda H⁻¹ Lambda z for the row's levels.</summary>
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
            {
                double quadratic = 0;
                for (int cell = rows.CellStart[level]; cell < rows.CellStart[level + 1]; cell++)
                {
                    double sum = 0;
                    for (int other = rows.CellStart[level]; other < rows.CellStart[level + 1]; other++)
                        sum += mode.CellSum[other] * Entry(rows.CellColumn[cell], rows.CellColumn[other]);
                    cells[cell] = -sum / mode.Pivot[level];
                    quadratic += mode.CellSum[cell] * sum;
                }

                pivot[level] = 1 / mode.Pivot[level] + quadratic / (mode.Pivot[level] * mode.Pivot[level]);
            }
        });
        return (pivot, cells);
    }

    private double Entry(int a, int b) => a >= b ? inverse.Row(a)[b] : inverse.Row(b)[a];

    private static double Dot((double[] Eliminated, double[] Dense) left, (double[] Eliminated, double[] Dense) right) =>
        Lanes.Dot(left.Eliminated, right.Eliminated) + Lanes.Dot(left.Dense, right.Dense);
}
