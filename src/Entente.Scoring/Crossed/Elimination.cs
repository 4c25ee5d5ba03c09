namespace Entente.Scoring.Crossed;

/// <summary>Small linear systems by Gaussian elimination with row pivots.</summary>
internal static class Elimination
{
    /// <summary>x with A x = b, from the rows [A b]; what a singular system leaves open is 0.</summary>
    public static double[] Solve(double[,] system)
    {
        int size = system.GetLength(0);
        var x = new double[size];
        for (int i = 0; i < size; i++)
        {
            int pivot = Enumerable.Range(i, size - i).MaxBy(row => Math.Abs(system[row, i]));
            for (int column = 0; column <= size; column++)
                (system[i, column], system[pivot, column]) = (system[pivot, column], system[i, column]);
            if (system[i, i] == 0)
                continue;
            for (int row = i + 1; row < size; row++)
            {
                double factor = system[row, i] / system[i, i];
                for (int column = i; column <= size; column++)
                    system[row, column] -= factor * system[i, column];
            }
        }

        for (int i = size - 1; i >= 0; i--)
        {
            double sum = system[i, size];
            for (int j = i + 1; j < size; j++)
                sum -= system[i, j] * x[j];
            x[i] = system[i, i] == 0 ? 0 : sum / system[i, i];
        }

        return x;
    }
}
