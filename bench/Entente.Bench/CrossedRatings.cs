using System.Globalization;
using System.Text;

namespace Entente.Bench;

/// <summary>
/// Writes simulated crossed ratings, the same bytes for the same seed everywhere: SplitMix64 and sums of twelve uniforms. Raters and providers are chosen with unequal frequency; a rater belongs to
/// one department; rating = 3.3 + rater + provider + provider by department + error, rounded to 1-5. Companies are clustered: a sixth number sends so many per cent of a rater's ratings to providers
/// of the rater's own department.
/// </summary>
internal static class CrossedRatings
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static int Write(string[] numbers, string file)
    {
        using var text = new StreamWriter(file, false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        text.WriteLine("rater,provider,dept,y");
        foreach (var (rater, provider, department, value) in Draw(numbers))
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rater},{provider},{department},{value}"));
        return 0;
    }

    /// <summary>The ratings themselves: rows, raters, providers, departments, seed, and perhaps per cent that stay in the department.</summary>
    public static IEnumerable<(int Rater, int Provider, int Department, int Value)> Draw(string[] numbers)
    {
        long[] sizes = [.. numbers.Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
        var (rows, raters, providers, departments, seed) = (sizes[0], sizes[1], sizes[2], sizes[3], (ulong)sizes[4]);
        double own = sizes.Length > 5 ? sizes[5] / 100.0 : 0;
        double[] severity = Effects(seed, 11, raters, 0.35), quality = Effects(seed, 12, providers, 0.50), pair = Effects(seed, 13, providers * departments, 0.25);
        for (long i = 0; i < rows; i++)
        {
            double u = Uniform(seed, 1, i), v = Uniform(seed, 2, i);
            long rater = Math.Min((long)(raters * (u * Math.Sqrt(u))), raters - 1), provider = Math.Min((long)(providers * (v * Math.Sqrt(v))), providers - 1), department = rater % departments;
            if (own > 0 && Uniform(seed, 3, i) < own)
                provider = Math.Min(provider / departments * departments + department, providers - 1);
            double value = 3.3 + severity[rater] + quality[provider] + pair[provider * departments + department] + 1.1 * Normal(seed, 14, i);
            yield return ((int)rater, (int)provider, (int)department, Math.Clamp((int)Math.Floor(value + 0.5), 1, 5));
        }
    }

    private static double[] Effects(ulong seed, ulong stream, long count, double sd) => [.. Enumerable.Range(0, (int)count).Select(i => sd * Normal(seed, stream, i))];

    /// <summary>Nearly normal: the sum of twelve uniforms, less six.</summary>
    private static double Normal(ulong seed, ulong stream, long index)
    {
        double sum = 0;
        for (ulong k = 0; k < 12; k++)
            sum += Uniform(seed, stream * 16 + k, index);
        return sum - 6;
    }

    private static double Uniform(ulong seed, ulong stream, long index)
    {
        ulong state = Mix((seed * 1000003 + stream) * Golden);
        return (Mix(state + ((ulong)index + 1) * Golden) >> 11) * (1.0 / 9007199254740992.0);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
