namespace Entente.Scoring.Crossed;

/// <summary>Vectors of random signs for traces: the trace of A is the mean of z'Az. The same signs in every step and on every machine, by SplitMix64 of their place. Source: Hutchinson (1989).</summary>
internal static class Probes
{
    /// <summary>How many: two blocks of eight.</summary>
    public const int Count = 16;

    public static double Sign(int probe, int level)
    {
        ulong z = unchecked(((ulong)(uint)level * Count + (ulong)probe + 1) * 0x9E3779B97F4A7C15);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return ((z ^ (z >> 31)) & 1) == 0 ? 1 : -1;
    }
}
