namespace Entente.Scoring.Crossed;

/// <summary>One Newton step in ln theta over the thetas above 0, by Gaussian elimination with a little ridge where the information is singular; never uphill.</summary>
internal static class NewtonStep
{
    /// <summary>The step (0 for thetas at 0), half of what it promises to gain, and the largest gradient.</summary>
    public static (double[] Step, double Promised, double Norm) Of(double[] gradient, double[,] information, double[] theta)
    {
        int[] free = [.. Enumerable.Range(0, theta.Length).Where(k => theta[k] > 0)];
        var step = new double[theta.Length];
        if (free.Length == 0)
            return (step, 0, 0);
        var system = new double[free.Length, free.Length + 1];
        for (int i = 0; i < free.Length; i++)
        {
            for (int j = 0; j < free.Length; j++)
                system[i, j] = information[free[i], free[j]];
            system[i, i] = system[i, i] * (1 + 1e-9) + 1e-9;
            system[i, free.Length] = -gradient[free[i]];
        }

        double[] solution = Elimination.Solve(system);
        for (int i = 0; i < free.Length; i++)
            step[free[i]] = solution[i];
        double promised = -Lanes.Dot(step, gradient), norm = free.Max(k => Math.Abs(gradient[k]));
        if (promised >= 0)
            return (step, promised, norm);
        // Far from the optimum the information may not be positive: then each theta by itself, downhill.
        foreach (int k in free)
            step[k] = -gradient[k] / Math.Max(Math.Abs(information[k, k]), 1e-9);
        return (step, -Lanes.Dot(step, gradient), norm);
    }
}
