namespace Entente.Scoring.Crossed;

/// <summary>
/// Profile intervals of the sds: with one sd held, everything else is fitted again, and the sds at which the deviance rises by 3.841 (the square of 1.96) are the ends. By maximum likelihood also where
/// the fit was by REML, as lme4 does it. Source: Bates, Mächler, Bolker, Walker (2015), section 5.1.
/// </summary>
public static class ProfileIntervals
{
    /// <summary>The normal quantile of 95 %.</summary>
    private const double Quantile = 1.959963984540054;
    private const double Precision = 1e-4;
    private const int MostTries = 40;

    /// <summary>One interval for each grouping factor in their order, then one for the error, called <c>residual</c>; null where the model has no fit by maximum likelihood.</summary>
    /// <param name="problem">The data and the model, of the dense path.</param>
    /// <param name="fit">Its fit, by whichever method.</param>
    /// <param name="stop">Checked between fits.</param>
    public static IReadOnlyList<SdInterval>? Of(LinearProblem problem, LinearFit fit, CancellationToken stop = default)
    {
        if (fit.Path != FitPath.Dense || (fit.Reml ? LinearModel.Fit(problem with { Reml = false }, stop) : fit) is not LinearFit best)
            return null;
        var cells = new Cells(problem, problem.Random.Index().MaxBy(factor => factor.Item.Levels).Index);
        var held = new HeldSd(cells, [.. cells.Factors.Select(k => best.Random[k].Theta)], best.ResidualSd);
        var intervals = new SdInterval[cells.Factors.Length + 1];
        for (int k = 0; k < intervals.Length; k++)
        {
            bool residual = k == cells.Factors.Length;
            double sd = residual ? best.ResidualSd : best.Random[cells.Factors[k]].Sd;
            var (low, high) = Ends(held, k, sd, residual ? 0.1 * sd : Math.Max(0.5 * sd, 0.05 * best.ResidualSd), residual, stop);
            intervals[residual ? k : cells.Factors[k]] = new(residual ? "residual" : problem.Random[cells.Factors[k]].Name, low, high);
        }

        return intervals;
    }

    private static (double Low, double High) Ends(HeldSd held, int k, double sd, double width, bool residual, CancellationToken stop)
    {
        double top = sd, bottom = 0, last = sd;
        for (int tried = 0; tried < MostTries && held.Rise(k, top += width, stop) < Quantile * Quantile; tried++, width *= 1.6)
            last = top;
        double high = Root(last, top);
        held.Reset();
        if (sd == 0)
            return (0, high);
        if (residual)
        {
            // Never 0: halve until far enough.
            for (bottom = 0.9 * sd; held.Rise(k, bottom, stop) < Quantile * Quantile; bottom *= 0.9)
                last = bottom;
        }
        else if (held.Rise(k, 0, stop) <= Quantile * Quantile)
        {
            held.Reset();
            return (0, high);
        }

        held.Reset();
        double low = Root(sd, bottom);
        held.Reset();
        return (low, high);

        // Regula falsi (Illinois) in the root of the rise, which is nearly straight.
        double Root(double inside, double outside)
        {
            double a = Signed(inside), b = Signed(outside);
            for (int tried = 0; tried < MostTries && Math.Abs(outside - inside) > 1e-7 * sd; tried++)
            {
                double between = inside + (outside - inside) * a / (a - b), value = Signed(between);
                if (Math.Abs(value) < Precision)
                    return between;
                if (value > 0)
                    (outside, b, a) = (between, value, a / 2);
                else
                    (inside, a, b) = (between, value, b / 2);
            }

            return inside;
        }

        double Signed(double value) => value == sd ? -Quantile : Math.Sqrt(Math.Max(0, held.Rise(k, value, stop))) - Quantile;
    }
}
