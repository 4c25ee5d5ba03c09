namespace Entente.Scoring.Signs;

/// <summary>Values that chance alone produced, and how often they are as extreme as a given one.</summary>
internal sealed class TailTable
{
    private readonly double[] sorted;

    public TailTable(double[] values)
    {
        Array.Sort(values);
        sorted = values;
    }

    /// <summary>(1 + values at least as large) / (1 + values): never 0, because the observed one is a draw too.</summary>
    public double Above(double value) => (1.0 + sorted.Length - CountBelow(value)) / (1 + sorted.Length);

    /// <summary>Twice the smaller tail, at most 1.</summary>
    public double TwoSided(double value) => Math.Min(1, 2 * Math.Min(Above(value), (1.0 + CountUpTo(value)) / (1 + sorted.Length)));

    private int CountBelow(double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private int CountUpTo(double value) => CountBelow(Math.BitIncrement(value));
}
