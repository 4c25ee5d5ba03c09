using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Entente.Scoring.Crossed;

/// <summary>
/// The product of two panels of 16 rows, the one place where dense time is spent. Panels hold, for each position k, the 16 entries of their rows one after the other. An entry of the result is one
/// chain of fused steps in the order of k, so vectors of 512, 256 and 128 bits give the same bits.
/// </summary>
internal static class Tile
{
    /// <summary>Rows of a panel.</summary>
    public const int Side = 16;

    /// <summary>result[i, j] = sum over k of a[k, i] b[k, j], for 16 by 16 entries, row by row.</summary>
    public static void Multiply(ref double a, ref double b, int count, ref double result)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            for (int row = 0; row < Side; row += 8)
                Wide(ref Unsafe.Add(ref a, row), ref b, count, ref Unsafe.Add(ref result, row * Side));
            return;
        }

        for (int row = 0; row < Side; row += 4)
        {
            ref double left = ref Unsafe.Add(ref a, row);
            if (Vector256.IsHardwareAccelerated)
                for (int column = 0; column < Side; column += 8)
                    Middle(ref left, ref Unsafe.Add(ref b, column), count, ref Unsafe.Add(ref result, row * Side + column));
            else
                for (int column = 0; column < Side; column += 4)
                    Narrow(ref left, ref Unsafe.Add(ref b, column), count, ref Unsafe.Add(ref result, row * Side + column));
        }
    }

    /// <summary>8 by 16 entries in sixteen registers of 512 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide(ref double a, ref double b, int count, ref double result)
    {
        Vector512<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        Vector512<double> e0 = default, e1 = default, f0 = default, f1 = default, g0 = default, g1 = default, h0 = default, h1 = default;
        for (int k = 0; k < count; k++)
        {
            var (left, right) = (Vector512.LoadUnsafe(ref b), Vector512.LoadUnsafe(ref b, 8));
            (a0, a1) = Step(a, left, right, a0, a1);
            (b0, b1) = Step(Unsafe.Add(ref a, 1), left, right, b0, b1);
            (c0, c1) = Step(Unsafe.Add(ref a, 2), left, right, c0, c1);
            (d0, d1) = Step(Unsafe.Add(ref a, 3), left, right, d0, d1);
            (e0, e1) = Step(Unsafe.Add(ref a, 4), left, right, e0, e1);
            (f0, f1) = Step(Unsafe.Add(ref a, 5), left, right, f0, f1);
            (g0, g1) = Step(Unsafe.Add(ref a, 6), left, right, g0, g1);
            (h0, h1) = Step(Unsafe.Add(ref a, 7), left, right, h0, h1);
            a = ref Unsafe.Add(ref a, Side);
            b = ref Unsafe.Add(ref b, Side);
        }

        Store(ref result, 0, a0, a1);
        Store(ref result, 1, b0, b1);
        Store(ref result, 2, c0, c1);
        Store(ref result, 3, d0, d1);
        Store(ref result, 4, e0, e1);
        Store(ref result, 5, f0, f1);
        Store(ref result, 6, g0, g1);
        Store(ref result, 7, h0, h1);
    }

    /// <summary>4 by 8 entries in eight registers of 256 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Middle(ref double a, ref double b, int count, ref double result)
    {
        Vector256<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (int k = 0; k < count; k++)
        {
            var (left, right) = (Vector256.LoadUnsafe(ref b), Vector256.LoadUnsafe(ref b, 4));
            (a0, a1) = Step(a, left, right, a0, a1);
            (b0, b1) = Step(Unsafe.Add(ref a, 1), left, right, b0, b1);
            (c0, c1) = Step(Unsafe.Add(ref a, 2), left, right, c0, c1);
            (d0, d1) = Step(Unsafe.Add(ref a, 3), left, right, d0, d1);
            a = ref Unsafe.Add(ref a, Side);
            b = ref Unsafe.Add(ref b, Side);
        }

        Store(ref result, 0, a0, a1);
        Store(ref result, 1, b0, b1);
        Store(ref result, 2, c0, c1);
        Store(ref result, 3, d0, d1);
    }

    /// <summary>4 by 4 entries in eight registers of 128 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Narrow(ref double a, ref double b, int count, ref double result)
    {
        Vector128<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (int k = 0; k < count; k++)
        {
            var (left, right) = (Vector128.LoadUnsafe(ref b), Vector128.LoadUnsafe(ref b, 2));
            (a0, a1) = Step(a, left, right, a0, a1);
            (b0, b1) = Step(Unsafe.Add(ref a, 1), left, right, b0, b1);
            (c0, c1) = Step(Unsafe.Add(ref a, 2), left, right, c0, c1);
            (d0, d1) = Step(Unsafe.Add(ref a, 3), left, right, d0, d1);
            a = ref Unsafe.Add(ref a, Side);
            b = ref Unsafe.Add(ref b, Side);
        }

        Store(ref result, 0, a0, a1);
        Store(ref result, 1, b0, b1);
        Store(ref result, 2, c0, c1);
        Store(ref result, 3, d0, d1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<double>, Vector512<double>) Step(double value, Vector512<double> left, Vector512<double> right, Vector512<double> sumLeft, Vector512<double> sumRight)
    {
        var x = Vector512.Create(value);
        return (Vector512.FusedMultiplyAdd(x, left, sumLeft), Vector512.FusedMultiplyAdd(x, right, sumRight));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double>, Vector256<double>) Step(double value, Vector256<double> left, Vector256<double> right, Vector256<double> sumLeft, Vector256<double> sumRight)
    {
        var x = Vector256.Create(value);
        return (Vector256.FusedMultiplyAdd(x, left, sumLeft), Vector256.FusedMultiplyAdd(x, right, sumRight));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<double>, Vector128<double>) Step(double value, Vector128<double> left, Vector128<double> right, Vector128<double> sumLeft, Vector128<double> sumRight)
    {
        var x = Vector128.Create(value);
        return (Vector128.FusedMultiplyAdd(x, left, sumLeft), Vector128.FusedMultiplyAdd(x, right, sumRight));
    }

    private static void Store(ref double result, nuint row, Vector512<double> left, Vector512<double> right)
    {
        left.StoreUnsafe(ref result, row * Side);
        right.StoreUnsafe(ref result, row * Side + 8);
    }

    private static void Store(ref double result, nuint row, Vector256<double> left, Vector256<double> right)
    {
        left.StoreUnsafe(ref result, row * Side);
        right.StoreUnsafe(ref result, row * Side + 4);
    }

    private static void Store(ref double result, nuint row, Vector128<double> left, Vector128<double> right)
    {
        left.StoreUnsafe(ref result, row * Side);
        right.StoreUnsafe(ref result, row * Side + 2);
    }
}
