using System.Runtime.CompilerServices;

namespace Entente.Scoring.Crossed;

/// <summary>W'W of all levels outside the eliminated factor, X and y. Each block is added up by one thread in the order of rows.</summary>
internal static class CrossProduct
{
    public static Dense Of(Rows rows, Cells cells)
    {
        var cross = new Dense(cells.Wide + cells.Columns + 1);
        var blocks = new List<Action>();
        for (int k = 1; k < cells.Factors.Length; k++)
        {
            int right = k;
            for (int l = 1; l <= k; l++)
            {
                int left = l;
                blocks.Add(() => Pairs(rows, cells, cross, left, right));
            }

            for (int c = 0; c <= cells.Columns; c++)
            {
                int column = c;
                blocks.Add(() => Column(rows, cells, cross, right, column));
            }
        }

        for (int c = 0; c <= cells.Columns; c++)
        {
            int right = c;
            blocks.Add(() =>
            {
                for (int left = 0; left <= right; left++)
                    cross.Row(cells.Wide + right)[cells.Wide + left] = Product(rows, left, right);
            });
        }

        Parallel.ForEach(blocks, block => block());
        return cross;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pairs(Rows rows, Cells cells, Dense cross, int left, int right)
    {
        int[] a = rows.LevelOf[left], b = rows.LevelOf[right];
        for (int row = 0; row < a.Length; row++)
            cross.Row(cells.Offsets[right] + b[row])[cells.Offsets[left] + a[row]] += rows.Weights?[row] ?? 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Column(Rows rows, Cells cells, Dense cross, int factor, int column)
    {
        int[] levels = rows.LevelOf[factor];
        double[] values = rows.Tail[column];
        var target = cross.Row(cells.Wide + column).Slice(cells.Offsets[factor], cells.Groupings[factor].Levels);
        for (int row = 0; row < levels.Length; row++)
            target[levels[row]] += (rows.Weights?[row] ?? 1) * values[row];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Product(Rows rows, int left, int right)
    {
        double[] a = rows.Tail[left], b = rows.Tail[right];
        double sum = 0;
        for (int row = 0; row < a.Length; row++)
            sum += (rows.Weights?[row] ?? 1) * a[row] * b[row];
        return sum;
    }
}
