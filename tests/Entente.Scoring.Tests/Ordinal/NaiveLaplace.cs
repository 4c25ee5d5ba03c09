using Entente.Scoring.Ordinal;

namespace Entente.Scoring.Tests.Ordinal;

/// <summary>The Laplace approximation straight from its definition: one dense Newton over all effects, probabilities as differences, derivatives by small differences of nothing but formulas of the textbook.</summary>
internal static class NaiveLaplace
{
    public static double LogLikelihood(OrdinalProblem problem, double[] parameters)
    {
        int thresholds = problem.Levels - 1, columns = problem.Fixed.Count;
        double[] alpha = parameters[..thresholds], beta = parameters[thresholds..(thresholds + columns)], sd = parameters[(thresholds + columns)..];
        int[] offset = [0, .. problem.Random.Select((_, k) => problem.Random.Take(k + 1).Sum(factor => factor.Levels))];
        int size = offset[^1];
        var u = new double[size];
        for (int step = 0; ; step++)
        {
            var gradient = (double[])u.Clone();
            var h = new double[size, size];
            for (int i = 0; i < size; i++)
                h[i, i] = 1;
            double value = u.Sum(x => x * x) / 2;
            for (int row = 0; row < problem.Answers.Count; row++)
            {
                double eta = 0;
                for (int c = 0; c < columns; c++)
                    eta += beta[c] * problem.Fixed[c].Values[row];
                for (int k = 0; k < sd.Length; k++)
                    eta += sd[k] * u[offset[k] + problem.Random[k].LevelOf[row]];
                double upper = problem.Answers[row] == thresholds ? 1 : F(alpha[problem.Answers[row]] - eta), lower = problem.Answers[row] == 0 ? 0 : F(alpha[problem.Answers[row] - 1] - eta);
                double p = upper - lower, fu = upper * (1 - upper), fl = lower * (1 - lower), first = -(fu - fl) / p;
                double second = (fu * (1 - 2 * upper) - fl * (1 - 2 * lower)) / p - first * first;
                value -= Math.Log(p);
                for (int k = 0; k < sd.Length; k++)
                {
                    int at = offset[k] + problem.Random[k].LevelOf[row];
                    gradient[at] -= sd[k] * first;
                    for (int l = 0; l < sd.Length; l++)
                        h[at, offset[l] + problem.Random[l].LevelOf[row]] -= sd[k] * sd[l] * second;
                }
            }

            double logDet = Solve(h, gradient);
            if (step == 60 || gradient.Max(Math.Abs) < 1e-12)
                return -value - logDet / 2;
            for (int i = 0; i < size; i++)
                u[i] -= gradient[i];
        }
    }

    private static double F(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>x = h⁻¹ x in place; returns ln|h|.</summary>
    private static double Solve(double[,] h, double[] x)
    {
        int n = x.Length;
        double logDet = 0;
        for (int k = 0; k < n; k++)
        {
            logDet += Math.Log(h[k, k]);
            for (int i = k + 1; i < n; i++)
            {
                double factor = h[i, k] / h[k, k];
                for (int j = k; j < n; j++)
                    h[i, j] -= factor * h[k, j];
                x[i] -= factor * x[k];
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            for (int j = k + 1; j < n; j++)
                x[k] -= h[k, j] * x[j];
            x[k] /= h[k, k];
        }

        return logDet;
    }
}
