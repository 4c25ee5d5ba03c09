using System.Runtime.CompilerServices;

namespace Entente.Scoring.Ordinal;

/// <summary>What a part of the rows adds to the gradient. Parts hold different eliminated levels, whose sums they share; sums over anything else are each part's own and are added in the order of parts.</summary>
internal sealed class SlopePart
{
    private readonly OrdinalRows rows;
    private readonly Mode mode;
    private readonly double[] gradient;
    private readonly double[,] fixedPart;
    private readonly double[][] movedEliminated;
    private readonly double[][] movedDense;
    private readonly double[] q0;
    private readonly double[] q1;

    public SlopePart(OrdinalRows rows, Mode mode, double[][] movedEliminated, double[] q0)
    {
        (this.rows, this.mode, this.movedEliminated, this.q0) = (rows, mode, movedEliminated, q0);
        int fixedOnes = mode.Thresholds.Length + mode.Beta.Length;
        gradient = new double[movedEliminated.Length];
        fixedPart = new double[fixedOnes, fixedOnes];
        movedDense = [.. movedEliminated.Select(_ => new double[rows.Dense])];
        q1 = new double[rows.Dense];
    }

    /// <summary>Adds this part's own sums.</summary>
    public void AddTo(double[] totalGradient, double[,] totalFixed, (double[] Eliminated, double[] Dense)[] moved, double[] totalQ1)
    {
        for (int p = 0; p < gradient.Length; p++)
        {
            totalGradient[p] += gradient[p];
            for (int column = 0; column < rows.Dense; column++)
                moved[p].Dense[column] += movedDense[p][column];
        }

        for (int a = 0; a < totalFixed.GetLength(0); a++)
            for (int b = 0; b <= a; b++)
                totalFixed[a, b] += fixedPart[a, b];
        for (int column = 0; column < rows.Dense; column++)
            totalQ1[column] += q1[column];
    }

    /// <summary>Adds one row of this leverage.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int row, double leverage)
    {
        int level = rows.Level[row], answer = rows.Answer[row], thresholds = mode.Thresholds.Length;
        var logit = new Logit(mode.Scale, answer, mode.Eta[row]);
        double weight = rows.Weight?[row] ?? 1, half = leverage / 2 * weight, w = mode.Curvature[row];
        double t = half * logit.CurvatureSlope, byEta = -weight * logit.First + t;
        q0[level] += mode.Sd[0] * t;
        for (int k = 0; k < rows.Column.Length; k++)
            q1[rows.Column[k][row]] += mode.Sd[k + 1] * t;
        for (int c = 0; c < mode.Beta.Length; c++)
            AddEta(row, thresholds + c, rows.X[c][row], byEta, w);
        AddEta(row, thresholds + mode.Beta.Length, mode.Sd[0] * mode.U.Eliminated[level], byEta, w);
        for (int k = 0; k < rows.Column.Length; k++)
            AddEta(row, thresholds + mode.Beta.Length + 1 + k, mode.Sd[k + 1] * mode.U.Dense[rows.Column[k][row]], byEta, w);
        double edge = weight * logit.Edge * (1 + logit.Edge), above = logit.A * (1 - logit.A), below = logit.B * logit.Above;
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
        movedEliminated[parameter][rows.Level[row]] += mode.Sd[0] * value;
        for (int k = 0; k < rows.Column.Length; k++)
            movedDense[parameter][rows.Column[k][row]] += mode.Sd[k + 1] * value;
    }
}
