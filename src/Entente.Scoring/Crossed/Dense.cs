using System.Runtime.CompilerServices;

namespace Entente.Scoring.Crossed;

/// <summary>A dense lower triangle by rows, its Cholesky factor and inverse. Every entry is one sum in one order, made by one thread: neither threads nor vector width change a bit.</summary>
internal sealed class Dense(int size)
{
    private const int Block = 64;
    private const int TileSize = Tile.Side * Tile.Side;

    private readonly double[] _entries = new double[(long)size * size];

    public int Size => size;

    public Span<double> Row(int i) => _entries.AsSpan(i * size, size);

    /// <summary>In place L with LL' = this; false where a pivot is not above its floor, whose row is then told.</summary>
    public bool Factor(ReadOnlySpan<double> floors, out int failed)
    {
        failed = -1;
        var panels = new Panels(size, Block);
        for (int k = 0; k < size; k += Block)
        {
            int from = k, end = Math.Min(size, k + Block);
            for (int i = k; i < end; i++)
            {
                Eliminate(i, k, i);
                double pivot = Row(i)[i] - Lanes.Dot(Row(i)[k..i], Row(i)[k..i]);
                if (!(pivot > floors[i]))
                {
                    failed = i;
                    return false;
                }

                Row(i)[i] = Math.Sqrt(pivot);
            }

            Blocks(end, i => Eliminate(i, from, end));
            if (end == size)
                break;
            panels.Pack(this, end, size - end, from, end - from);
            Parallel.For(0, (size - end + Tile.Side - 1) / Tile.Side, panel => Subtract(panels, panel, end, end - from));
        }

        return true;
    }

    /// <summary>Row j of the result holds column j of L⁻¹, from j to the end.</summary>
    public Dense InverseTransposed()
    {
        var inverse = new Dense(size);
        var factor = new Panels(size, size);
        factor.Pack(this, 0, size, 0, size);
        Parallel.For(0, (size + Tile.Side - 1) / Tile.Side, panel => InvertPanel(inverse, factor, panel));
        return inverse;
    }

    /// <summary>From rows that hold the columns of L⁻¹: the lower triangle of (LL')⁻¹ of the leading rows, counting entries up to <paramref name="end"/> only.</summary>
    public Dense Gram(int end)
    {
        var gram = new Dense(end);
        var panels = new Panels(end, end);
        panels.Pack(this, 0, end, 0, end);
        Parallel.For(0, panels.Count, panel =>
        {
            Span<double> tile = stackalloc double[TileSize];
            int first = panel * Tile.Side, rows = Math.Min(Tile.Side, end - first);
            for (int other = 0; other <= panel; other++)
            {
                // Rows are zero before their own number.
                Panels.Multiply(panels, panel, panels, other, first, end - first, tile);
                for (int i = 0; i < rows; i++)
                {
                    int width = Math.Min(Tile.Side, first + i + 1 - other * Tile.Side);
                    tile.Slice(i * Tile.Side, width).CopyTo(gram.Row(first + i)[(other * Tile.Side)..]);
                }
            }
        });
        return gram;
    }

    /// <summary>x with LL' x = b over the leading rows, in place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Solve(Span<double> b)
    {
        for (int i = 0; i < b.Length; i++)
            b[i] = (b[i] - Lanes.Dot(Row(i)[..i], b[..i])) / Row(i)[i];
        for (int i = b.Length - 1; i >= 0; i--)
        {
            b[i] /= Row(i)[i];
            var row = Row(i)[..i];
            double value = b[i];
            for (int j = 0; j < row.Length; j++)
                b[j] -= row[j] * value;
        }
    }

    /// <summary>this times x, of the symmetric matrix whose lower triangle this is, over its leading rows and columns from <paramref name="from"/> to <paramref name="to"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] Times(ReadOnlySpan<double> x, int rows, int from, int to)
    {
        var result = new double[rows];
        for (int i = 0; i < rows; i++)
            result[i] = from < Math.Min(to, i + 1) ? Lanes.Dot(Row(i)[from..Math.Min(to, i + 1)], x[from..Math.Min(to, i + 1)]) : 0;
        for (int j = from; j < to; j++)
        {
            var row = Row(j)[..Math.Min(j, rows)];
            double value = x[j];
            for (int i = 0; i < row.Length; i++)
                result[i] += row[i] * value;
        }

        return result;
    }

    private void Blocks(int from, Action<int> row) => Parallel.For(0, (size - from + Tile.Side - 1) / Tile.Side, block =>
    {
        for (int i = from + block * Tile.Side; i < Math.Min(size, from + (block + 1) * Tile.Side); i++)
            row(i);
    });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Eliminate(int i, int from, int end)
    {
        var row = Row(i);
        for (int j = from; j < end; j++)
            row[j] = (row[j] - Lanes.Dot(row[from..j], Row(j)[from..j])) / Row(j)[j];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Subtract(Panels panels, int panel, int firstRow, int columns)
    {
        Span<double> tile = stackalloc double[TileSize];
        int first = firstRow + panel * Tile.Side, rows = Math.Min(Tile.Side, size - first);
        for (int other = 0; other <= panel; other++)
        {
            Panels.Multiply(panels, panel, panels, other, 0, columns, tile);
            int column = firstRow + other * Tile.Side;
            for (int i = 0; i < rows; i++)
            {
                int width = Math.Min(Tile.Side, first + i + 1 - column);
                var target = Row(first + i).Slice(column, width);
                for (int j = 0; j < width; j++)
                    target[j] -= tile[i * Tile.Side + j];
            }
        }
    }

    /// <summary>Sixteen columns of L⁻¹, from their first row on, sixteen rows at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void InvertPanel(Dense inverse, Panels factor, int panel)
    {
        Span<double> tile = stackalloc double[TileSize];
        int first = panel * Tile.Side, columns = Math.Min(Tile.Side, size - first);
        var done = new Panels(Tile.Side, size);
        for (int other = panel; other < factor.Count; other++)
        {
            int row = other * Tile.Side, rows = Math.Min(Tile.Side, size - row);
            Panels.Multiply(done, 0, factor, other, first, row - first, tile);
            for (int j = 0; j < columns; j++)
            {
                var column = inverse.Row(first + j).Slice(row, rows);
                for (int i = 0; i < rows; i++)
                {
                    double unit = row + i == first + j ? 1 : 0;
                    var along = Row(row + i).Slice(row, i + 1);
                    column[i] = (unit - tile[j * Tile.Side + i] - Lanes.Dot(along[..i], column[..i])) / along[i];
                }

                done.Put(0, j, row, column);
            }
        }
    }
}
