using System.Runtime.CompilerServices;

namespace Entente.Scoring.Crossed;

/// <summary>
/// Conditional means at the thetas of an earlier fit, for data that have changed since: what a new solution at those thetas gives, fixed effects estimated anew, without factoring or reducing anything. Conjugate gradients over the rows
/// from where the fit stood, with the diagonal as preconditioner. Parts of the rows are fixed in number and added in order, so threads change no bit.
/// </summary>
public static class ConditionalMeans
{
    private const int Parts = 8;
    private const int MostSteps = 1000;
    private const double Tolerance = 1e-11;

    /// <summary>For each grouping factor in its order the conditional mean of each level, in units of the response. Relative error about 1e-9.</summary>
    /// <param name="problem">The data of now: columns and factors as in the fit, new levels last.</param>
    /// <param name="fit">The fit whose thetas stand; where it began at means of other levels, those begin at 0.</param>
    /// <param name="stop">Checked between steps.</param>
    /// <exception cref="ArgumentException">The problem has other factors or columns than the fit, or holds something that is no finite number.</exception>
    public static IReadOnlyList<double[]> Refresh(LinearProblem problem, LinearFit fit, CancellationToken stop = default)
    {
        if (problem.Random.Count != fit.Random.Count || problem.Fixed.Count != fit.Fixed.Count)
            throw new ArgumentException("The problem has other factors or columns than the fit.", nameof(problem));
        var system = new RowSystem(new Rows(problem, 0), [.. fit.Random.Select(effect => effect.Theta)], Parts);
        double[] x = Start(system, fit);
        if (!Solve(system, x, stop))
            throw new ArgumentException("The data hold something that is no finite number, or columns that say the same.", nameof(problem));
        return [.. fit.Random.Select((effect, k) => x[system.Offsets[k]..system.Offsets[k + 1]].Select(u => effect.Theta * u).ToArray())];
    }

    private static double[] Start(RowSystem system, LinearFit fit)
    {
        var x = new double[system.Size];
        for (int k = 0; k < fit.Random.Count; k++)
        {
            var effect = fit.Random[k];
            for (int j = 0; j < Math.Min(effect.Means.Count, system.Offsets[k + 1] - system.Offsets[k]) && effect.Theta > 0; j++)
                x[system.Offsets[k] + j] = effect.Means[j] / effect.Theta;
        }

        // Columns and response are moved in rows, so the intercept is another one.
        double[] shift = system.Rows.Shift;
        for (int c = 0; c < fit.Fixed.Count; c++)
        {
            x[system.Offsets[^1] + c] += fit.Fixed[c].Estimate;
            if (system.Rows.HasIntercept && c > 0)
                x[system.Offsets[^1]] += shift[c] * fit.Fixed[c].Estimate;
        }

        if (system.Rows.HasIntercept)
            x[system.Offsets[^1]] -= shift[^1];
        return x;
    }

    /// <summary>Whether x came near enough: never where something is no finite number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Solve(RowSystem system, double[] x, CancellationToken stop)
    {
        double[] residual = system.Right(), diagonal = system.Diagonal(), direction = new double[x.Length];
        double floor = Tolerance * Tolerance * Weighted(residual, diagonal);
        double[] image = system.Times(x);
        for (int i = 0; i < x.Length; i++)
        {
            residual[i] -= image[i];
            direction[i] = residual[i] / diagonal[i];
        }

        double size = Weighted(residual, diagonal);
        for (int step = 0; step < MostSteps && size > floor; step++)
        {
            stop.ThrowIfCancellationRequested();
            image = system.Times(direction);
            double length = size / Lanes.Dot(direction, image);
            for (int i = 0; i < x.Length; i++)
            {
                x[i] += length * direction[i];
                residual[i] -= length * image[i];
            }

            double next = Weighted(residual, diagonal);
            for (int i = 0; i < x.Length; i++)
                direction[i] = residual[i] / diagonal[i] + next / size * direction[i];
            size = next;
        }

        return size <= floor;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Weighted(double[] residual, double[] diagonal)
    {
        double sum = 0;
        for (int i = 0; i < residual.Length; i++)
            sum += residual[i] * residual[i] / diagonal[i];
        return sum;
    }
}
