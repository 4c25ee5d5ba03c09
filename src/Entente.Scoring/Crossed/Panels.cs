using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Entente.Scoring.Crossed;

/// <summary>Rows packed for <see cref="Tile"/>: panels of 16 rows, in which the entries of one column lie together; rows that are missing in the last panel are zeros.</summary>
internal sealed class Panels
{
    private readonly double[] _entries;

    /// <summary>Room for so many rows of so many columns.</summary>
    public Panels(int rows, int columns)
    {
        Columns = columns;
        Count = (rows + Tile.Side - 1) / Tile.Side;
        _entries = new double[(long)Count * Tile.Side * columns];
    }

    /// <summary>Columns of each row.</summary>
    public int Columns { get; }

    /// <summary>Panels, the last one perhaps partly empty.</summary>
    public int Count { get; }

    /// <summary>Packs columns <paramref name="from"/>.. of the source's rows from <paramref name="firstRow"/> on.</summary>
    public void Pack(Dense source, int firstRow, int rows, int from, int columns) => Parallel.For(0, (rows + Tile.Side - 1) / Tile.Side, panel =>
    {
        int first = panel * Tile.Side;
        for (int i = 0; i < Tile.Side; i++)
        {
            if (first + i < rows)
                Put(panel, i, 0, source.Row(firstRow + first + i).Slice(from, columns));
            else
                Clear(panel, i, columns);
        }
    });

    /// <summary>Writes one row of a panel, from a column on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Put(int panel, int row, int firstColumn, ReadOnlySpan<double> values)
    {
        var target = _entries.AsSpan(checked((panel * Columns + firstColumn) * Tile.Side));
        for (int k = 0, at = row; k < values.Length; k++, at += Tile.Side)
            target[at] = values[k];
    }

    /// <summary>The tile of panels a and b over columns <paramref name="from"/>.. of both.</summary>
    public static void Multiply(Panels left, int a, Panels right, int b, int from, int columns, Span<double> tile) =>
        Tile.Multiply(ref left.At(a, from), ref right.At(b, from), columns, ref MemoryMarshal.GetReference(tile[..(Tile.Side * Tile.Side)]));

    private ref double At(int panel, int column) => ref _entries[(panel * Columns + column) * Tile.Side];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Clear(int panel, int row, int columns)
    {
        for (int k = 0; k < columns; k++)
            _entries[(panel * Columns + k) * Tile.Side + row] = 0;
    }
}
