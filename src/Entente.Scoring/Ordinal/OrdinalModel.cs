using Entente.Scoring.Crossed;

namespace Entente.Scoring.Ordinal;

/// <summary>Fits an <see cref="OrdinalProblem"/>.</summary>
public static class OrdinalModel
{
    private const int MostSteps = 200;
    private const double Enough = 1e-9;

    /// <summary>A threshold, an effect or an sd as large as this is no estimate: the answers are parted by something without exception.</summary>
    private const double Parted = 40;

    /// <summary>The normal quantile of 97.5 %.</summary>
    private const double Wide = 1.959963984540054;

    /// <summary>Where the likelihood is flat an sd above this is the reason.</summary>
    private const double Large = 10;

    private static readonly CannotFit separated =
        new("separated", "Something parts the answers without exception, such as a fixed effect or a grouping factor whose levels go with one answer each; the model has no finite estimate.");

    /// <summary>An sd below this is tried at 0.</summary>
    private const double NearZero = 0.02;

    /// <summary>
    /// The fit, or why there is none. The mode of the effects by Newton's method, the parameters by quasi-Newton steps (BFGS) with the exact gradient, standard errors from differences of that gradient. An sd that runs to 0 is set to 0 where
    /// the criterion is no worse for it.
    /// </summary>
    /// <param name="problem">The data and the model.</param>
    /// <param name="progress">Told after each step; <see cref="FitStep.Criterion"/> is -2 log likelihood.</param>
    /// <param name="stop">Checked between steps.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static CrossedFit Fit(OrdinalProblem problem, IProgress<FitStep>? progress = null, CancellationToken stop = default)
    {
        if (OrdinalCheck.Of(problem) is { } refusal)
            return refusal;
        var rows = new OrdinalRows(problem);
        var space = new ParameterSpace(rows, problem.Levels - 1, problem.Fixed.Count);
        double[] at = space.Start();
        int steps = 0;
        bool converged = false;
        while (true)
        {
            converged = Descend(space, at, ref steps, progress, stop);
            if (space.IsBeyond(at, Parted))
                return separated;
            if (!space.TryZero(at, NearZero, stop) && !space.TryRelease(at, stop))
                break;
        }

        if (!double.IsFinite(space.Criterion(at, stop)))
            return CannotFit.TooFarApart;
        return Result(problem, rows, space, at, (steps, converged), stop);
    }

    /// <summary>Steps until the next promises nearly nothing.</summary>
    private static bool Descend(ParameterSpace space, double[] at, ref int steps, IProgress<FitStep>? progress, CancellationToken stop)
    {
        double value = space.Criterion(at, stop);
        var slope = space.Slope();
        double[] gradient = slope.Gradient;
        double[,] curvature = slope.Curvature();
        for (int first = steps; steps - first < MostSteps; steps++)
        {
            if (space.Newton(curvature, gradient) is not { } step)
                return false;
            double promised = -Lanes.Dot(step, gradient);
            progress?.Report(new FitStep(steps, 2 * value, Math.Max(0, promised)));
            if (promised < Enough)
                return true;
            double part = Math.Min(1, 1 / step.Max(Math.Abs)), reached;
            double[] next;
            do
            {
                double taken = part;
                next = [.. at.Zip(step, (from, change) => from + taken * change)];
                reached = space.Criterion(next, stop);
                part /= 2;
            }
            while (!(reached <= value - 2e-4 * part * promised + 1e-12 * Math.Abs(value)) && part > 1e-9);
            if (!(reached <= value + 1e-12 * Math.Abs(value)) || space.IsBeyond(at, Parted))
            {
                _ = space.Criterion(at, stop);
                return promised < 1e-6;
            }

            double[] there = space.Slope().Gradient;
            Update(curvature, [.. next.Zip(at, (to, from) => to - from)], [.. there.Zip(gradient, (to, from) => to - from)]);
            next.CopyTo(at, 0);
            (value, gradient) = (reached, there);
        }

        return false;
    }

    /// <summary>Broyden, Fletcher, Goldfarb, Shanno (1970): keeps the guess of the second derivatives positive definite.</summary>
    private static void Update(double[,] curvature, double[] step, double[] change)
    {
        int n = step.Length;
        double along = Lanes.Dot(step, change), quadratic = 0;
        var product = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                product[i] += curvature[i, j] * step[j];
            quadratic += product[i] * step[i];
        }

        if (!(along > 1e-12) || !(quadratic > 0))
            return;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                curvature[i, j] += change[i] * change[j] / along - product[i] * product[j] / quadratic;
    }

    private static CrossedFit Result(OrdinalProblem problem, OrdinalRows rows, ParameterSpace space, double[] at, (int Steps, bool Converged) done, CancellationToken stop)
    {
        double logLikelihood = -space.Criterion(at, stop);
        var slope = space.Slope();
        var (eliminated, dense) = slope.Variances;
        var mode = space.Mode;
        int thresholds = problem.Levels - 1;
        var random = new RandomEffect[problem.Random.Count];
        for (int k = 0; k < random.Length; k++)
        {
            int factor = k == 0 ? rows.Eliminated : rows.Others[k - 1];
            double sd = mode.Sd[k];
            var (u, variance) = k == 0 ? (mode.U.Eliminated, eliminated) : (mode.U.Dense[rows.Offset[k - 1]..rows.Offset[k]], dense[rows.Offset[k - 1]..rows.Offset[k]]);
            random[factor] = new(problem.Random[factor].Name, sd, sd, [.. u.Select(value => sd * value)], [.. variance.Select(value => sd * Math.Sqrt(value))]);
        }

        double[] gradient = slope.Gradient;
        double[]? errors = space.StandardErrors(at, stop);
        if (errors is null && random.Any(effect => effect.Sd > Large))
            return separated;
        if (errors is null)
            return new CannotFit("collinear", "The likelihood is flat in some direction: two fixed columns say the same, or the data cannot tell a factor from the others.");
        var intervals = new SdInterval?[random.Length];
        for (int k = 0; k < random.Length; k++)
        {
            int factor = k == 0 ? rows.Eliminated : rows.Others[k - 1], own = thresholds + problem.Fixed.Count + k;
            if (random[factor].Sd > 0)
                intervals[factor] = new(random[factor].Name, random[factor].Sd * Math.Exp(-Wide * errors[own]), random[factor].Sd * Math.Exp(Wide * errors[own]));
        }

        return new OrdinalFit(
            rows.Count,
            logLikelihood,
            [.. Enumerable.Range(0, thresholds).Select(k => new FixedEffect($"{k}|{k + 1}", at[k], errors[k]))],
            [.. problem.Fixed.Select((column, c) => new FixedEffect(column.Name, at[thresholds + c], errors[thresholds + c]))],
            random,
            intervals,
            done.Steps,
            done.Converged,
            gradient.Max(Math.Abs));
    }
}
