namespace Entente.Simulate;

/// <summary>Random numbers that are the same on every machine for the same seed.</summary>
public sealed class Draws(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>From 0 (included) to 1.</summary>
    public double Uniform() => random.NextDouble();

    /// <summary>From 0 to <paramref name="below"/> - 1.</summary>
    public int Below(int below) => random.Next(below);

    /// <summary>Normal with mean 0 and sd 1, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Poisson, by Knuth's product; for small means.</summary>
    public int Poisson(double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), random.NextDouble(), 0);
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }

    /// <summary>The items in random order.</summary>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return all;
    }
}
