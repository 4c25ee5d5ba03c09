using System.Runtime.CompilerServices;

namespace Entente.Scoring.Crossed;

/// <summary>
/// Where the search begins: variances by equating sums of squares within each factor and in total to their expectations, E SSW_k = s_e² (N - q_k) + sum over l of s_l² (N - sum of n_gl² / n_g). One
/// pass over the cells. Source: Gao, Owen, "Efficient moment calculations for variance components in large unbalanced crossed random effects models" (2017). Fixed effects are left in: it is a start.
/// </summary>
internal static class MomentStart
{
    private const double Least = 0.03;
    private const double Most = 30;

    public static double[] Of(Cells cells)
    {
        int factors = cells.Factors.Length;
        double total = cells.Weight.Sum(), squares = cells.Cross.Row(cells.Wide + cells.Columns)[cells.Wide + cells.Columns];
        double[,] overlap = Overlap(cells);
        var system = new double[factors + 1, factors + 2];
        double sum = 0;
        for (int r = 0; r < cells.Eliminated; r++)
            sum += cells.SumsOf(r)[cells.Columns];
        for (int k = 0; k < factors; k++)
        {
            double between = 0, sizes = 0;
            int levels = 0;
            for (int j = 0; j < cells.Groupings[k].Levels; j++)
            {
                var (weight, y) = Level(cells, k, j);
                if (weight == 0)
                    continue;
                levels++;
                between += y * y / weight;
                sizes += weight * weight;
            }

            for (int l = 0; l < factors; l++)
                system[k, l] = l == k ? 0 : total - overlap[k, l];
            system[k, factors] = total - levels;
            system[k, factors + 1] = squares - between;
            system[factors, k] = total - sizes / total;
        }

        system[factors, factors] = total - 1;
        system[factors, factors + 1] = squares - sum * sum / total;
        double[] variances = Elimination.Solve(system);
        double error = variances[factors];
        return [.. variances.Take(factors).Select(variance => error > 0 && variance > 0 ? Math.Clamp(Math.Sqrt(variance / error), Least, Most) : error > 0 ? Least : 1)];
    }

    private static (double Weight, double Y) Level(Cells cells, int k, int j) => k == 0
        ? (cells.Weight[j], cells.SumsOf(j)[cells.Columns])
        : (cells.Cross.Row(cells.Offsets[k] + j)[cells.Offsets[k] + j], cells.Cross.Row(cells.Wide + cells.Columns)[cells.Offsets[k] + j]);

    /// <summary>For factors k and l the sum over levels g of k of n_gl² / n_g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double[,] Overlap(Cells cells)
    {
        int factors = cells.Factors.Length;
        var overlap = new double[factors, factors];
        for (int r = 0; r < cells.Eliminated; r++)
        {
            int k = 1;
            for (int t = cells.Start[r]; t < cells.Start[r + 1]; t++)
            {
                int level = cells.Level[t];
                while (level >= cells.Offsets[k + 1])
                    k++;
                double square = cells.Value[t] * cells.Value[t];
                overlap[0, k] += square / cells.Weight[r];
                overlap[k, 0] += square / cells.Cross.Row(level)[level];
            }
        }

        for (int k = 1; k < factors; k++)
        {
            for (int l = 1; l < k; l++)
            {
                for (int i = cells.Offsets[k]; i < cells.Offsets[k + 1]; i++)
                {
                    var row = cells.Cross.Row(i);
                    for (int j = cells.Offsets[l]; j < cells.Offsets[l + 1]; j++)
                    {
                        if (row[j] == 0)
                            continue;
                        overlap[k, l] += row[j] * row[j] / row[i];
                        overlap[l, k] += row[j] * row[j] / cells.Cross.Row(j)[j];
                    }
                }
            }
        }

        return overlap;
    }
}
