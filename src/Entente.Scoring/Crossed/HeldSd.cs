namespace Entente.Scoring.Crossed;

/// <summary>The deviance with one sd held and everything else at its best: Newton steps with the average information of (ln theta, ln sigma), along the plane where the held sd stays.</summary>
internal sealed class HeldSd
{
    private const double Gone = 1e-4;
    private const double Enough = 1e-7;

    private readonly Cells _cells;
    private readonly double[] _bestTheta;
    private readonly double _bestSigma;
    private readonly double _least;
    private double[] _theta;
    private double _sigma;

    public HeldSd(Cells cells, double[] theta, double sigma)
    {
        _cells = cells;
        (_bestTheta, _bestSigma) = (theta, sigma);
        (_theta, _sigma) = (theta, sigma);
        _least = Deviance(new Profile(cells, theta, reml: false), sigma);
    }

    /// <summary>The next search starts from the best fit again.</summary>
    public void Reset() => (_theta, _sigma) = (_bestTheta, _bestSigma);

    /// <summary>How much the deviance rises when the sd of factor k (or of the error, k = number of factors) is held at a value. Starts where the last call ended.</summary>
    public double Rise(int k, double value, CancellationToken stop)
    {
        bool residual = k == _theta.Length;
        double sigma = residual ? value : _sigma;
        double[] theta = [.. _theta];
        for (int l = 0; l < theta.Length; l++)
            theta[l] = l == k ? value / sigma : Math.Max(theta[l], 10 * Gone);
        var at = new Profile(_cells, theta, reml: false);
        for (int step = 0; step < 30; step++)
        {
            stop.ThrowIfCancellationRequested();
            var (direction, promised) = Step(at, sigma, k, residual);
            double deviance = Deviance(at, sigma);
            bool moved = false;
            for (double part = Math.Min(1, 1 / Math.Max(1e-300, direction.Max(Math.Abs))); part > 1e-4 && promised > Enough && !moved; part /= 2)
            {
                double newSigma = sigma * Math.Exp(part * direction[^1]);
                double[] next = [.. at.Theta.Select((old, l) => l == k ? value / newSigma : old * Math.Exp(part * direction[l]))];
                for (int l = 0; l < next.Length; l++)
                    next[l] = l != k && next[l] < Gone ? 0 : next[l];
                var tried = new Profile(_cells, next, reml: false);
                moved = Deviance(tried, newSigma) <= deviance + 1e-9;
                if (moved)
                    (at, sigma) = (tried, newSigma);
            }

            if (!moved)
                break;
        }

        (_theta, _sigma) = (at.Theta, sigma);
        return Deviance(at, sigma) - _least;
    }

    private static double Deviance(Profile at, double sigma) =>
        at.Criterion - at.Freedom * (1 + Math.Log(at.Variance)) + at.Freedom * Math.Log(sigma * sigma) + at.Freedom * at.Variance / (sigma * sigma);

    /// <summary>The step in (ln theta, ln sigma) and what it promises; the held theta follows from sigma, the held sigma stays.</summary>
    private (double[] Direction, double Promised) Step(Profile at, double sigma, int held, bool residual)
    {
        int factors = at.Theta.Length;
        var slope = new Slope(_cells, at);
        double[] profiled = slope.Gradient();
        double[,] information = slope.Information();
        double ratio = at.Variance / (sigma * sigma), n = at.Freedom;
        var gradient = new double[factors + 1];
        var joint = new double[factors + 1, factors + 1];
        for (int k = 0; k < factors; k++)
        {
            double squares = slope.Squares(k);
            gradient[k] = profiled[k] + 2 * squares / at.Variance * (1 - ratio);
            joint[k, factors] = joint[factors, k] = 4 * squares / (sigma * sigma);
            for (int l = 0; l < factors; l++)
                joint[k, l] = (information[k, l] + 4 * squares * slope.Squares(l) / (at.Variance * at.Variance * n)) * ratio;
        }

        gradient[factors] = 2 * n * (1 - ratio);
        joint[factors, factors] = 4 * n * ratio;
        int[] free = [.. Enumerable.Range(0, factors + 1).Where(k => k == factors ? !residual : k != held && at.Theta[k] > 0)];
        if (!residual && at.Theta[held] > 0)
        {
            // ln theta of the held factor falls as ln sigma rises.
            gradient[factors] -= gradient[held];
            joint[factors, factors] += joint[held, held] - 2 * joint[held, factors];
            for (int l = 0; l < factors; l++)
                if (l != held)
                    joint[factors, l] = joint[l, factors] -= joint[l, held];
        }

        return Newton(gradient, joint, free);
    }

    private static (double[] Direction, double Promised) Newton(double[] gradient, double[,] joint, int[] free)
    {
        var system = new double[free.Length, free.Length + 1];
        for (int i = 0; i < free.Length; i++)
        {
            for (int j = 0; j < free.Length; j++)
                system[i, j] = joint[free[i], free[j]] * (i == j ? 1 + 1e-9 : 1);
            system[i, free.Length] = -gradient[free[i]];
        }

        double[] solution = Elimination.Solve(system), direction = new double[gradient.Length];
        double promised = 0;
        for (int i = 0; i < free.Length; i++)
        {
            direction[free[i]] = solution[i];
            promised -= gradient[free[i]] * solution[i];
        }

        return (direction, promised);
    }
}
