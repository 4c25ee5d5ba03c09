namespace Entente.Domain.Readiness;

/// <summary>
/// Which variant of each question a person is asked on an attempt at a lesson, and in which order its options stand. The same for the same
/// person and attempt, so that reloading changes nothing; another variant of every question on the next.
/// </summary>
public static class CoursePaper
{
    /// <summary>One question as it is asked.</summary>
    /// <param name="Variant">Which variant of the pool, from 0.</param>
    /// <param name="Order">The options in the order in which they stand: the n-th shown is the option with this number in the content.</param>
    public sealed record Asked(int Variant, IReadOnlyList<int> Order);

    /// <summary>The paper.</summary>
    /// <param name="person">Who is asked.</param>
    /// <param name="lesson">Which lesson, from 1.</param>
    /// <param name="attempt">How many attempts went wrong before, from 0.</param>
    /// <param name="pools">For each question how many options each of its variants has.</param>
    public static IReadOnlyList<Asked> Of(Guid person, int lesson, int attempt, IReadOnlyList<IReadOnlyList<int>> pools)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(attempt);
        return [.. pools.Select((pool, question) =>
        {
            // The first variant differs by person; from there each attempt takes the next, so that none comes twice in a row.
            var first = (int)(Mix(Seed(person, lesson, question, 0)) % (ulong)pool.Count);
            var variant = (first + attempt) % pool.Count;
            return new Asked(variant, Shuffled(pool[variant], Seed(person, lesson, question, attempt + 1)));
        })];
    }

    private static int[] Shuffled(int count, ulong state)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var last = count - 1; last > 0; last--)
        {
            state = Mix(state);
            var swapped = (int)(state % (ulong)(last + 1));
            (order[last], order[swapped]) = (order[swapped], order[last]);
        }

        return order;
    }

    private static ulong Seed(Guid person, int lesson, int question, int draw)
    {
        Span<byte> bytes = stackalloc byte[16];
        _ = person.TryWriteBytes(bytes);
        var seed = BitConverter.ToUInt64(bytes) ^ Mix(BitConverter.ToUInt64(bytes[8..]));
        foreach (var part in (ReadOnlySpan<int>)[lesson, question, draw])
            seed = Mix(seed ^ (uint)part);
        return seed;
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood, 2014) after one step of its counter.</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
