namespace Entente.Scoring.Crossed;

/// <summary>Fits a <see cref="LinearProblem"/>.</summary>
public static class LinearModel
{
    /// <summary>The most levels outside the eliminated factor that the dense path takes.</summary>
    public const int MostDenseLevels = 6000;

    private const int MostSteps = 50;
    private const double Enough = 1e-9;
    private const double NearZero = 1e-3;
    private const double NoError = 1e3;

    /// <summary>The fit, or why there is none. Newton steps in ln theta with the exact gradient and the average information; a theta that runs to 0 is set to 0 where the criterion agrees.</summary>
    /// <param name="problem">The data and the model.</param>
    /// <param name="stop">Checked between steps.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static CrossedFit Fit(LinearProblem problem, CancellationToken stop = default)
    {
        if (ProblemCheck.Of(problem) is { } refusal)
            return refusal;
        int eliminated = problem.Random.Index().MaxBy(factor => factor.Item.Levels).Index;
        var cells = new Cells(problem, eliminated);
        var theta = new double[problem.Random.Count];
        Array.Fill(theta, 0.5);
        var at = new Profile(cells, theta, problem.Reml);
        if (at.Failed >= 0)
            return Refused(problem, cells, at.Failed);
        int steps = 0;
        double norm = 0, promised = double.PositiveInfinity;
        var slope = new Slope(cells, at);
        while (promised >= Enough && steps < MostSteps && at.Theta.Max() < NoError)
        {
            stop.ThrowIfCancellationRequested();
            double[] gradient = slope.Gradient();
            (double[] step, promised, norm) = NewtonStep.Of(gradient, slope.Information(), at.Theta);
            at = Zeroed(cells, Along(cells, at, step));
            slope = new Slope(cells, at);
            steps++;
        }

        return at.Theta.Max() < NoError ? Result(problem, cells, at, slope, (steps, promised < Enough, norm)) : Refused(problem, cells, cells.Wide + cells.Columns);
    }

    internal static Profile Along(Cells cells, Profile at, double[] step)
    {
        double part = Math.Min(1, 1.5 / Math.Max(1e-300, step.Max(Math.Abs)));
        for (int halved = 0; halved < 30; halved++, part /= 2)
        {
            double[] theta = [.. at.Theta.Zip(step, (value, change) => value * Math.Exp(part * change))];
            var tried = new Profile(cells, theta, at.Reml);
            if (tried.Criterion <= at.Criterion + 1e-11 * Math.Abs(at.Criterion))
                return tried;
        }

        return at;
    }

    /// <summary>With every theta that is nearly 0 at 0, where the criterion is no worse for it.</summary>
    private static Profile Zeroed(Cells cells, Profile at)
    {
        for (int k = 0; k < at.Theta.Length; k++)
        {
            if (at.Theta[k] is 0 or > NearZero)
                continue;
            double[] theta = [.. at.Theta];
            theta[k] = 0;
            var tried = new Profile(cells, theta, at.Reml);
            if (tried.Criterion <= at.Criterion)
                at = tried;
        }

        return at;
    }

    private static CannotFit Refused(LinearProblem problem, Cells cells, int failed)
    {
        int column = failed - cells.Wide;
        return column < problem.Fixed.Count
            ? new("collinear", $"The column {problem.Fixed[column].Name} is a combination of the columns before it; leave it out.")
            : new("no-residual", "The columns and factors explain the response entirely; there is no error to estimate.");
    }

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
                sds[j] = scale * Math.Sqrt(k == 0 ? slope.Diagonal(j, slope.Conditional) : slope.Conditional.Row(i)[i]);
            }

            effects[cells.Factors[k]] = new(cells.Groupings[k].Name, scale, at.Theta[k], means, sds);
        }

        FixedEffect[] columns = [.. problem.Fixed.Select((column, c) =>
            new FixedEffect(column.Name, slope.Rest[cells.Wide + c], sigma * Math.Sqrt(slope.Inverse.Row(cells.Wide + c)[cells.Wide + c])))];
        return new(cells.Rows, at.Reml, at.Criterion, columns, effects, sigma, end.Steps, end.Converged, end.Norm);
    }
}
