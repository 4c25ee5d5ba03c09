using System.Runtime.Intrinsics;

namespace Entente.Scoring.Crossed;

/// <summary>A dense lower triangle by rows, its Cholesky factor and inverse. Every entry is one sum in one order, so threads change no bit.</summary>
internal sealed class Dense(int size)
{
    private const int Block = 64;

    private readonly double[] _entries = new double[(long)size * size];

    public int Size => size;

    public Span<double> Row(int i) => _entries.AsSpan(i * size, size);

    /// <summary>In place L with LL' = this; false where a pivot is not above its floor, whose row is then told.</summary>
    public bool Factor(ReadOnlySpan<double> floors, out int failed)
    {
        failed = -1;
        for (int k = 0; k < size; k += Block)
        {
            int end = Math.Min(size, k + Block);
            for (int i = k; i < end; i++)
            {
                Eliminate(i, k, i);
                double pivot = Row(i)[i] - Dot(Row(i)[k..i], Row(i)[k..i]);
                if (!(pivot > floors[i]))
                {
                    failed = i;
                    return false;
                }

                Row(i)[i] = Math.Sqrt(pivot);
            }

            int from = k;
            Parallel.For(end, size, i =>
            {
                Eliminate(i, from, end);
            });
            Parallel.For(end, size, i => SubtractDots(Row(i)[end..(i + 1)], Row(i)[from..end], end, from));
        }

        return true;
    }

    /// <summary>Row j of the result holds column j of L⁻¹, from j to the end.</summary>
    public Dense InverseTransposed()
    {
        var inverse = new Dense(size);
        Parallel.For(0, size, j =>
        {
            var column = inverse.Row(j);
            column[j] = 1 / Row(j)[j];
            for (int i = j + 1; i < size; i++)
                column[i] = -Dot(Row(i)[j..i], column[j..i]) / Row(i)[i];
        });
        return inverse;
    }

    /// <summary>From rows that hold the columns of L⁻¹: the lower triangle of (LL')⁻¹ of the leading rows, counting entries up to <paramref name="end"/> only.</summary>
    public Dense Gram(int end)
    {
        var gram = new Dense(end);
        Parallel.For(0, end, i => Dots(Row(i)[i..end], this, 0, i, gram.Row(i)[..(i + 1)]));
        return gram;
    }

    /// <summary>This leading inverse, completed by the rows of <paramref name="columns"/> that follow its own, all but the last.</summary>
    public Dense WithTail(Dense columns)
    {
        int end = columns.Size - 1, head = size;
        var whole = new Dense(end);
        Parallel.For(0, end, i =>
        {
            var row = whole.Row(i);
            for (int j = 0; j <= i; j++)
            {
                int from = Math.Max(head, i);
                row[j] = Dot(columns.Row(i)[from..end], columns.Row(j)[from..end]) + (i < head ? Row(i)[j] : 0);
            }
        });
        return whole;
    }

    /// <summary>x with LL' x = b over the leading rows, in place.</summary>
    public void Solve(Span<double> b)
    {
        for (int i = 0; i < b.Length; i++)
            b[i] = (b[i] - Dot(Row(i)[..i], b[..i])) / Row(i)[i];
        for (int i = b.Length - 1; i >= 0; i--)
        {
            b[i] /= Row(i)[i];
            var row = Row(i);
            for (int j = 0; j < i; j++)
                b[j] -= row[j] * b[i];
        }
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var wide = Vector512<double>.Zero;
            var other = Vector512<double>.Zero;
            for (; i <= a.Length - 16; i += 16)
            {
                wide = Vector512.FusedMultiplyAdd(Vector512.Create(a[i..]), Vector512.Create(b[i..]), wide);
                other = Vector512.FusedMultiplyAdd(Vector512.Create(a[(i + 8)..]), Vector512.Create(b[(i + 8)..]), other);
            }

            sum = Vector512.Sum(wide + other);
        }
        else
        {
            var wide = Vector256<double>.Zero;
            var other = Vector256<double>.Zero;
            for (; i <= a.Length - 8; i += 8)
            {
                wide = Vector256.FusedMultiplyAdd(Vector256.Create(a[i..]), Vector256.Create(b[i..]), wide);
                other = Vector256.FusedMultiplyAdd(Vector256.Create(a[(i + 4)..]), Vector256.Create(b[(i + 4)..]), other);
            }

            sum = Vector256.Sum(wide + other);
        }

        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private void Eliminate(int i, int from, int end)
    {
        var row = Row(i);
        for (int j = from; j < end; j++)
            row[j] = (row[j] - Dot(row[from..j], Row(j)[from..j])) / Row(j)[j];
    }

    private void SubtractDots(Span<double> target, ReadOnlySpan<double> left, int firstRow, int firstColumn)
    {
        Span<double> dots = stackalloc double[256];
        for (int from = 0; from < target.Length; from += dots.Length)
        {
            var part = target[from..Math.Min(target.Length, from + dots.Length)];
            Dots(left, this, firstRow + from, firstColumn, dots[..part.Length]);
            for (int j = 0; j < part.Length; j++)
                part[j] -= dots[j];
        }
    }

    /// <summary>The products of one row with consecutive rows, four at a time.</summary>
    private static void Dots(ReadOnlySpan<double> left, Dense right, int firstRow, int firstColumn, Span<double> result)
    {
        int j = 0;
        for (; j <= result.Length - 4; j += 4)
        {
            Four(
                left,
                right.Row(firstRow + j).Slice(firstColumn, left.Length),
                right.Row(firstRow + j + 1).Slice(firstColumn, left.Length),
                right.Row(firstRow + j + 2).Slice(firstColumn, left.Length),
                right.Row(firstRow + j + 3).Slice(firstColumn, left.Length),
                result.Slice(j, 4));
        }

        for (; j < result.Length; j++)
            result[j] = Dot(left, right.Row(firstRow + j).Slice(firstColumn, left.Length));
    }

    private static void Four(ReadOnlySpan<double> left, ReadOnlySpan<double> a, ReadOnlySpan<double> b, ReadOnlySpan<double> c, ReadOnlySpan<double> d, Span<double> result)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<double> sumA = default, sumB = default, sumC = default, sumD = default;
            for (; i <= left.Length - 8; i += 8)
            {
                var x = Vector512.Create(left[i..]);
                sumA = Vector512.FusedMultiplyAdd(x, Vector512.Create(a[i..]), sumA);
                sumB = Vector512.FusedMultiplyAdd(x, Vector512.Create(b[i..]), sumB);
                sumC = Vector512.FusedMultiplyAdd(x, Vector512.Create(c[i..]), sumC);
                sumD = Vector512.FusedMultiplyAdd(x, Vector512.Create(d[i..]), sumD);
            }

            (result[0], result[1], result[2], result[3]) = (Vector512.Sum(sumA), Vector512.Sum(sumB), Vector512.Sum(sumC), Vector512.Sum(sumD));
        }
        else
        {
            Vector256<double> sumA = default, sumB = default, sumC = default, sumD = default;
            for (; i <= left.Length - 4; i += 4)
            {
                var x = Vector256.Create(left[i..]);
                sumA = Vector256.FusedMultiplyAdd(x, Vector256.Create(a[i..]), sumA);
                sumB = Vector256.FusedMultiplyAdd(x, Vector256.Create(b[i..]), sumB);
                sumC = Vector256.FusedMultiplyAdd(x, Vector256.Create(c[i..]), sumC);
                sumD = Vector256.FusedMultiplyAdd(x, Vector256.Create(d[i..]), sumD);
            }

            (result[0], result[1], result[2], result[3]) = (Vector256.Sum(sumA), Vector256.Sum(sumB), Vector256.Sum(sumC), Vector256.Sum(sumD));
        }

        for (; i < left.Length; i++)
        {
            result[0] += left[i] * a[i];
            result[1] += left[i] * b[i];
            result[2] += left[i] * c[i];
            result[3] += left[i] * d[i];
        }
    }
}
