using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Entente.Scoring.Crossed;

/// <summary>
/// Sums of products in eight lanes, whatever the width of the processor's vectors: one of 512 bits, two of 256 or four of 128. Each lane adds the same numbers in the same order with one rounding
/// a step, so the width changes no bit of any result.
/// </summary>
internal static class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref double x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b[..a.Length]);
        int whole = a.Length & ~7;
        var low = Vector256<double>.Zero;
        var high = Vector256<double>.Zero;
        if (Vector512.IsHardwareAccelerated)
        {
            var all = Vector512<double>.Zero;
            for (nuint i = 0; i < (nuint)whole; i += 8)
                all = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i), all);
            (low, high) = (all.GetLower(), all.GetUpper());
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            for (nuint i = 0; i < (nuint)whole; i += 8)
            {
                low = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref y, i), low);
                high = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i + 4), Vector256.LoadUnsafe(ref y, i + 4), high);
            }
        }
        else
        {
            (low, high) = Narrow(ref x, ref y, (nuint)whole);
        }

        var half = low + high;
        var quarter = half.GetLower() + half.GetUpper();
        double sum = quarter[0] + quarter[1];
        for (int i = whole; i < a.Length; i++)
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (Vector256<double> Low, Vector256<double> High) Narrow(ref double x, ref double y, nuint whole)
    {
        Vector128<double> a = default, b = default, c = default, d = default;
        for (nuint i = 0; i < whole; i += 8)
        {
            a = Vector128.FusedMultiplyAdd(Vector128.LoadUnsafe(ref x, i), Vector128.LoadUnsafe(ref y, i), a);
            b = Vector128.FusedMultiplyAdd(Vector128.LoadUnsafe(ref x, i + 2), Vector128.LoadUnsafe(ref y, i + 2), b);
            c = Vector128.FusedMultiplyAdd(Vector128.LoadUnsafe(ref x, i + 4), Vector128.LoadUnsafe(ref y, i + 4), c);
            d = Vector128.FusedMultiplyAdd(Vector128.LoadUnsafe(ref x, i + 6), Vector128.LoadUnsafe(ref y, i + 6), d);
        }

        return (Vector256.Create(a, b), Vector256.Create(c, d));
    }
}
