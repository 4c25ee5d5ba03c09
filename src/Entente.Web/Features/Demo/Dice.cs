namespace Entente.Web.Features.Demo;

/// <summary>Random numbers that are the same on every machine, from a name.</summary>
internal sealed class Dice(string name)
{
    private readonly Random random = new(Seed(name));

    public int Below(int limit) => random.Next(limit);

    public double Between(double low, double high) => low + (high - low) * random.NextDouble();

    public bool Chance(double share) => random.NextDouble() < share;

    /// <summary>Normal enough, mean 0 and deviation 1; the sum of twelve needs no logarithm, whose last bit differs between machines.</summary>
    public double Bell()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += random.NextDouble();
        return sum;
    }

    /// <summary>A whole number with this mean.</summary>
    public int Round(double mean) => (int)mean + (Chance(mean - (int)mean) ? 1 : 0);

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static int Seed(string name) => (int)(name.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u)) & int.MaxValue);
}
