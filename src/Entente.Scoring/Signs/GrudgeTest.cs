namespace Entente.Scoring.Signs;

/// <summary>
/// Looks for raters who treat one provider unlike all others do and unlike they treat all others: the studentised error of predicting a cell from all other cells, against worlds in which
/// nobody has a grudge.
/// </summary>
/// <remarks>
/// Model: value = mean + rater + provider + provider by customer + error, with known sds. p-values by parametric bootstrap, pooled over cells of one class of size, each tail by itself and doubled.
/// Mild grudges are statistically invisible; what protects against them is the bound of <see cref="RobustIndex"/>, not this. Source: scoring design, "Signs"; reference study 3.6.
/// </remarks>
public static class GrudgeTest
{
    /// <summary>Draws of the bootstrap unless told.</summary>
    public const int UsualDraws = 200;

    /// <summary>More providers and provider-by-customer pairs together than this are refused: the work grows with their cube.</summary>
    public const int MostColumns = 4000;

    /// <summary>All cells with their signs, in the order given. The same to the last bit for the same seed.</summary>
    /// <param name="cells">At most one a rater, provider and customer; every number counts from 0 without gaps.</param>
    /// <param name="spread">The sds, fitted over a longer time.</param>
    /// <param name="steps">One a provider.</param>
    /// <param name="seed">Of the bootstrap.</param>
    /// <param name="draws">Worlds drawn; more make small p-values finer.</param>
    /// <param name="stop">Ends the work early.</param>
    /// <exception cref="ArgumentException">A cell outside its ranges, too many columns, an sd that is no number.</exception>
    public static IReadOnlyList<CellSign> Of(
        IReadOnlyList<RatedCell> cells, Spread spread, IReadOnlyList<AnswerSteps> steps, int seed, int draws = UsualDraws, CancellationToken stop = default)
    {
        if (cells.Count == 0)
            return [];
        RatedCell[] all = [.. cells];
        CellCheck.Check(all, spread, steps);
        var residuals = new CrossedResiduals(all, spread);
        double[] studentised = Studentised(residuals, [.. all.Select(cell => cell.Mean)], out double[] errors);
        var tails = Chance(all, spread, steps, residuals, seed, draws, stop);
        var p = new double[all.Length];
        for (int i = 0; i < p.Length; i++)
            p[i] = tails[SizeClass(all[i].Answers)].TwoSided(studentised[i]);
        double[] q = BenjaminiHochberg.Adjust(p);
        return [.. all.Select((cell, i) => new CellSign(cell, errors[i], studentised[i], p[i], q[i]))];
    }

    /// <summary>
    /// What is shown: cells whose q is at most the level in two periods running, in the same direction. A single period is not enough to suspect anybody.
    /// </summary>
    /// <param name="before">Signs of the period before.</param>
    /// <param name="now">Signs of this period.</param>
    /// <param name="level">Share of false alarms allowed in each period's list; 0.05 unless told.</param>
    /// <returns>This period's signs of the cells that stand, the strongest first.</returns>
    public static IReadOnlyList<CellSign> Standing(IReadOnlyList<CellSign> before, IReadOnlyList<CellSign> now, double level = 0.05)
    {
        var known = before.Where(sign => sign.Q <= level).Select(sign => (sign.Cell.Rater, sign.Cell.Provider, Math.Sign(sign.Residual))).ToHashSet();
        return [.. now.Where(sign => sign.Q <= level && known.Contains((sign.Cell.Rater, sign.Cell.Provider, Math.Sign(sign.Residual)))).OrderBy(sign => sign.P)];
    }

    private static double[] Studentised(CrossedResiduals residuals, double[] response, out double[] errors)
    {
        var weighted = residuals.Weighted(response);
        errors = new double[weighted.Length];
        for (int i = 0; i < weighted.Length; i++)
        {
            // A cell that no other says anything of has no residual.
            double variance = residuals.Variances[i];
            errors[i] = variance > 1e-9 ? weighted[i] / variance : 0;
            weighted[i] = variance > 1e-9 ? weighted[i] / Math.Sqrt(variance) : 0;
        }

        return weighted;
    }

    private static Dictionary<int, TailTable> Chance(
        RatedCell[] cells, Spread spread, IReadOnlyList<AnswerSteps> steps, CrossedResiduals residuals, int seed, int draws, CancellationToken stop)
    {
        var drawn = AnswerWorld.Each(cells, spread, steps, seed, draws, means => Studentised(residuals, means, out _), stop);
        var tables = new Dictionary<int, TailTable>();
        foreach (var group in Enumerable.Range(0, cells.Length).GroupBy(i => SizeClass(cells[i].Answers)))
            tables[group.Key] = new TailTable([.. drawn.SelectMany(world => group.Select(i => world[i]))]);
        return tables;
    }

    /// <summary>1, 2, 3 to 4, and 5 or more, whose means are nearly normal.</summary>
    private static int SizeClass(int answers) => answers switch { <= 2 => answers, <= 4 => 3, _ => 5 };
}
