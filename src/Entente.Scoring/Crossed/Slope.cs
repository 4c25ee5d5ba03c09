namespace Entente.Scoring.Crossed;

/// <summary>What is known at one theta beyond the criterion: solution, inverse, exact gradient in ln theta, and the average information.</summary>
internal sealed class Slope
{
    private readonly Cells _cells;
    private readonly Profile _at;

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
        Inverse = Conditional.WithTail(columns);
    }

    /// <summary>u of the eliminated factor, spherical.</summary>
    public double[] First { get; }

    /// <summary>u of the dense levels, spherical, then beta.</summary>
    public double[] Rest { get; }

    /// <summary>S⁻¹ of the random effects alone: fixed effects held.</summary>
    public Dense Conditional { get; }

    /// <summary>S⁻¹ with X.</summary>
    public Dense Inverse { get; }

    /// <summary>The derivative of the criterion by ln theta_k, 2 (sum of (1 - M⁻¹_jj) - u_k'u_k / sigma²).</summary>
    public double[] Gradient()
    {
        var gradient = new double[_at.Theta.Length];
        var inverse = _at.Reml ? Inverse : Conditional;
        for (int k = 0; k < gradient.Length; k++)
        {
            double trace = 0;
            for (int j = 0; k > 0 && j < Levels(k); j++)
                trace += 1 - inverse.Row(_cells.Offsets[k] + j)[_cells.Offsets[k] + j];
            for (int r = 0; k == 0 && r < _cells.Eliminated; r++)
                trace += 1 - Diagonal(r, inverse);
            gradient[k] = 2 * (trace - Squares(k) / _at.Variance);
        }

        return gradient;
    }

    /// <summary>M⁻¹_rr = 1/d + theta² / d² v_r' S⁻¹ v_r of an eliminated level.</summary>
    public double Diagonal(int r, Dense inverse)
    {
        double sum = 0;
        int start = _cells.Start[r], end = _cells.Start[r + 1];
        for (int t = start; t < end; t++)
        {
            int level = _cells.Level[t];
            var row = inverse.Row(level);
            double part = 0;
            for (int s = start; s < t; s++)
                part += 2 * row[_cells.Level[s]] * _cells.Value[s] * _at.Scale[_cells.Level[s]];
            sum += (part + row[level] * _cells.Value[t] * _at.Scale[level]) * _cells.Value[t] * _at.Scale[level];
        }

        for (int c = 0; c < inverse.Size - _cells.Wide; c++)
        {
            var row = inverse.Row(_cells.Wide + c);
            double part = 0;
            for (int t = start; t < end; t++)
                part += 2 * row[_cells.Level[t]] * _cells.Value[t] * _at.Scale[_cells.Level[t]];
            for (int e = 0; e < c; e++)
                part += 2 * row[_cells.Wide + e] * _cells.SumsOf(r)[e];
            sum += (part + row[_cells.Wide + c] * _cells.SumsOf(r)[c]) * _cells.SumsOf(r)[c];
        }

        double d = _at.D(r);
        return 1 / d + _at.Theta[0] * _at.Theta[0] / (d * d) * sum;
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
                double own = k == 0 ? Dense.Dot(First, sides[l].First) : Dense.Dot(Part(Rest, k), Part(sides[l].Others, k));
                double explained = Dense.Dot(sides[k].First, solved[l].First) + Dense.Dot(sides[k].Others, solved[l].Others);
                information[k, l] = 4 * ((own - explained) / _at.Variance - Squares(k) * Squares(l) / (_at.Variance * _at.Variance * _at.Freedom));
            }
        }

        return information;
    }

    private int Levels(int k) => _cells.Offsets[k + 1] - _cells.Offsets[k];

    private ReadOnlySpan<double> Part(double[] dense, int k) => dense.AsSpan(_cells.Offsets[k], Levels(k));

    private double Squares(int k) => k == 0 ? Dense.Dot(First, First) : Dense.Dot(Part(Rest, k), Part(Rest, k));

    /// <summary>Lambda' [Z X]' h_k.</summary>
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

        var rest = new double[_cells.Wide + _cells.Columns];
        int from = _cells.Offsets[k], to = _cells.Offsets[k + 1];
        for (int r = 0; r < first.Length; r++)
        {
            for (int t = _cells.Start[r]; t < _cells.Start[r + 1]; t++)
                if (_cells.Level[t] >= from && _cells.Level[t] < to)
                    first[r] += _at.Theta[0] * _cells.Value[t] * _at.Theta[k] * Rest[_cells.Level[t]];
        }

        for (int i = 0; i < rest.Length; i++)
        {
            double sum = 0;
            for (int j = from; j < to; j++)
                sum += (j <= i ? _cells.Cross.Row(i)[j] : _cells.Cross.Row(j)[i]) * _at.Theta[k] * Rest[j];
            rest[i] = _at.Scale[i] * sum;
        }

        return (first, rest);
    }
}
