namespace Entente.Scoring.Crossed;

/// <summary>Fits a <see cref="LinearProblem"/>.</summary>
public static class LinearModel
{
    /// <summary>The most levels outside the eliminated factor that the dense path takes; with more, the iterative one fits.</summary>
    public const int MostDenseLevels = 6000;

    private const int MostSteps = 100;
    private const double Enough = 1e-12;
    private const double Nothing = 1e-14;
    private const double Still = 1e-7;
    private const double Satisfied = 1e-6;
    private const long HeavyPairs = 400_000_000;
    private const double NearZero = 1e-3;
    private const double NoError = 1e3;
    private const double Longest = 1.5;
    private const double Gain = 1e-7;
    private static readonly double[] Releases = [0.05, 0.3, 1];

    /// <summary>The fit, or why there is none. Newton steps in ln theta with the exact gradient and the average information; a theta that runs to 0 is set to 0 where the criterion agrees.</summary>
    /// <param name="problem">The data and the model.</param>
    /// <param name="progress">Told after each step, or null.</param>
    /// <param name="stop">Checked between steps.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static CrossedFit Fit(LinearProblem problem, IProgress<FitStep>? progress, CancellationToken stop = default)
    {
        if (ProblemCheck.Of(problem) is { } refusal)
            return refusal;
        if (problem.Random.Sum(factor => (long)factor.Levels) - problem.Random.Max(factor => factor.Levels) > MostDenseLevels)
            return IterativeModel.Fit(problem, progress, stop);
        int eliminated = problem.Random.Index().MaxBy(factor => factor.Item.Levels).Index;
        var cells = new Cells(problem, eliminated);
        if (!cells.Holds)
            return CannotFit.TooFarApart;
        double[] theta = MomentStart.Of(cells);
        var basis = cells.Pairs > HeavyPairs ? new Basis(cells, theta[0]) : null;
        var at = new Profile(cells, theta, problem.Reml, basis);
        if (at.Failed >= 0)
            return Refused(problem, at.Failed - cells.Wide);
        for (int steps = 0; ; steps++)
        {
            stop.ThrowIfCancellationRequested();
            var slope = new Slope(cells, at);
            var (step, promised, norm) = NewtonStep.Of(slope.Gradient(), slope.Information(), at.Theta);
            progress?.Report(new(steps, at.Criterion, promised));
            if (at.Theta.Max() >= NoError)
                return Refused(problem, cells.Columns);
            bool isThere = promised < Nothing || (promised < Enough && step.Max(Math.Abs) < Still);
            if (isThere && at.Basis is not null)
            {
                basis = null;
                at = new Profile(cells, at.Theta, at.Reml);
                continue;
            }

            var next = isThere || steps == MostSteps ? at : Zeroed(cells, Along(cells, at, step, basis), basis);
            if (next == at && steps < MostSteps)
                next = Released(cells, at);
            if (next == at)
                return promised > Satisfied && Exhausted(cells, at) ? Refused(problem, cells.Columns)
                    : double.IsFinite(at.Criterion) && double.IsFinite(norm) ? Result(problem, cells, at, slope, (steps, promised < Satisfied, norm))
                    : CannotFit.TooFarApart;
            at = next;
        }
    }

    /// <summary>The fit, or why there is none, without progress.</summary>
    /// <param name="problem">The data and the model.</param>
    /// <param name="stop">Checked between steps.</param>
    public static CrossedFit Fit(LinearProblem problem, CancellationToken stop = default) => Fit(problem, null, stop);

    /// <summary>A theta that was set to 0 on the way is let go where the criterion falls for it: what pressed it down may have changed since.</summary>
    private static Profile Released(Cells cells, Profile at)
    {
        foreach (int k in Enumerable.Range(0, at.Theta.Length).Where(k => at.Theta[k] == 0).ToArray())
        {
            foreach (double value in Releases)
            {
                double[] theta = [.. at.Theta];
                theta[k] = value;
                var tried = new Profile(cells, theta, at.Reml);
                if (tried.Criterion < at.Criterion - Gain)
                    return tried;
            }
        }

        return at;
    }

    /// <summary>Whether nothing is left to the error where the search got stuck: with thetas a little larger the arithmetic finds no residual at all.</summary>
    private static bool Exhausted(Cells cells, Profile at) =>
        new Profile(cells, [.. at.Theta.Select(value => value * Math.E)], at.Reml).Failed is >= 0 and var failed && failed - cells.Wide == cells.Columns;

    /// <summary>The first of the halved steps that does not raise the criterion. Each ln theta moves by at most 1.5, so that one which runs to 0 does not hold up the others.</summary>
    internal static Profile Along(Cells cells, Profile at, double[] step, Basis? basis)
    {
        double part = 1;
        for (int halved = 0; halved < 40; halved++, part /= 2)
        {
            double[] theta = [.. at.Theta.Zip(step, (value, change) => value * Math.Exp(Math.Clamp(part * change, -Longest, Longest)))];
            var tried = new Profile(cells, theta, at.Reml, basis);
            if (tried.Criterion <= at.Criterion + 1e-11 * Math.Abs(at.Criterion))
                return tried;
        }

        return at;
    }

    /// <summary>With every theta that is nearly 0 at 0, where the criterion is no worse for it.</summary>
    private static Profile Zeroed(Cells cells, Profile at, Basis? basis)
    {
        for (int k = 0; k < at.Theta.Length; k++)
        {
            if (at.Theta[k] is 0 or > NearZero)
                continue;
            double[] theta = [.. at.Theta];
            theta[k] = 0;
            var tried = new Profile(cells, theta, at.Reml, basis);
            if (tried.Criterion <= at.Criterion)
                at = tried;
        }

        return at;
    }

    /// <summary>Why the column of this number, or the response behind them, stopped the arithmetic.</summary>
    internal static CannotFit Refused(LinearProblem problem, int column) => column < problem.Fixed.Count
        ? new("collinear", $"The column {problem.Fixed[column].Name} is a combination of the columns before it; leave it out.")
        : new("no-residual", "The columns and factors explain the response entirely; there is no error to estimate.");

    private static LinearFit Result(LinearProblem problem, Cells cells, Profile at, Slope slope, (int Steps, bool Converged, double Norm) end)
    {
        double sigma = Math.Sqrt(at.Variance);
        var effects = new RandomEffect[at.Theta.Length];
        for (int k = 0; k < effects.Length; k++)
        {
            double scale = sigma * at.Theta[k];
            var means = new double[cells.Groupings[k].Levels];
            var sds = new double[means.Length];
            for (int j = 0; j < means.Length; j++)
            {
                int i = cells.Offsets[k] + j;
                means[j] = at.Theta[k] * (k == 0 ? slope.First[j] : slope.Rest[i]);
                sds[j] = scale * Math.Sqrt(k == 0 ? slope.Diagonal[j] : slope.Conditional.Row(i)[i]);
            }

            effects[cells.Factors[k]] = new(cells.Groupings[k].Name, scale, at.Theta[k], means, sds);
        }

        double[][] covariance = [.. Enumerable.Range(0, cells.Columns).Select(c => Enumerable.Range(0, cells.Columns).Select(e => slope.Covariance(c, e)).ToArray())];
        var columns = FixedEffects.Of(problem.Fixed, slope.Rest.AsSpan(cells.Wide), covariance, cells.HasIntercept, cells.Shift, sigma);
        return new(cells.Count, at.Reml, at.Criterion, columns, effects, sigma, end.Steps, end.Converged, end.Norm);
    }
}
