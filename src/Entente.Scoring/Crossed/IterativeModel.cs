using System.Globalization;

namespace Entente.Scoring.Crossed;

/// <summary>The path for more levels than fit densely: average-information Newton steps whose traces come from fixed random signs. There is no criterion, and the sds carry a known Monte Carlo error.</summary>
internal static class IterativeModel
{
    private const int MostSteps = 40;
    private const double Start = 0.4;
    private const double Enough = 1e-6;
    private const double Gone = 1e-3;
    private const double NoError = 1e3;

    public static CrossedFit Fit(LinearProblem problem, IProgress<FitStep>? progress, CancellationToken stop)
    {
        var cells = new SparseCells(problem);
        if (!cells.Holds)
            return CannotFit.TooFarApart;
        var theta = new double[cells.Factors];
        Array.Fill(theta, Start);
        for (int steps = 0; ; steps++)
        {
            var at = new IterativePoint(cells, theta, problem.Reml, stop);
            if (at.Failed >= 0 || theta.Max() > NoError)
                return LinearModel.Refused(problem, at.Failed >= 0 ? at.Failed : at.Columns);
            var (step, promised, norm) = NewtonStep.Of(at.Gradient, at.Information, theta);
            progress?.Report(new(steps, double.NaN, promised));
            if (promised < Enough || steps == MostSteps)
                return Result(problem, cells, at, (steps, promised < Enough, norm));
            theta = [.. theta.Select((value, k) => value * Math.Exp(Math.Clamp(step[k], -1, 1)) is var next && next < Gone && at.Gradient[k] > 0 ? 0 : next)];
        }
    }

    private static LinearFit Result(LinearProblem problem, SparseCells cells, IterativePoint at, (int Steps, bool Converged, double Norm) end)
    {
        double sigma = Math.Sqrt(at.Variance);
        var effects = new RandomEffect[cells.Factors];
        for (int k = 0; k < effects.Length; k++)
        {
            int from = cells.Offsets[k], levels = cells.Offsets[k + 1] - from;
            double theta = at.Theta[k];
            effects[cells.Rows.Factors[k]] = new(
                cells.Rows.Groupings[k].Name, sigma * theta, theta,
                [.. at.Effects.Skip(from).Take(levels).Select(u => theta * u)],
                [.. at.Diagonal.Skip(from).Take(levels).Select(value => sigma * theta * Math.Sqrt(value))]);
        }

        var columns = FixedEffects.Of(problem.Fixed, at.Beta, [.. Enumerable.Range(0, at.Columns).Select(at.Covariance)], cells.Rows.HasIntercept, cells.Rows.Shift, sigma);
        return new(cells.Rows.Count, problem.Reml, double.NaN, columns, effects, sigma, end.Steps, end.Converged, end.Norm)
        {
            Path = FitPath.Iterative,
            Accuracy = string.Create(
                CultureInfo.InvariantCulture,
                $"Conjugate gradients to 1e-10; traces from {Probes.Count} fixed probes leave the sds a standard error of {100 * Error(at):0.###} %, and the sds of effects one of some per cent; no likelihood, and so no profile intervals."),
        };
    }

    /// <summary>The largest relative standard error of an sd that the probes leave, at most: the gradient's errors through the information, as if they all fell on one side.</summary>
    private static double Error(IterativePoint at)
    {
        var total = new double[at.Theta.Length];
        for (int k = 0; k < total.Length; k++)
        {
            var alone = new double[total.Length];
            alone[k] = at.GradientError[k];
            var (step, _, _) = NewtonStep.Of(alone, at.Information, at.Theta);
            for (int l = 0; l < total.Length; l++)
                total[l] += Math.Abs(step[l]);
        }

        return total.Max();
    }
}
