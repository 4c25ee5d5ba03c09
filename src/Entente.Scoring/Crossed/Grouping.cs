namespace Entente.Scoring.Crossed;

/// <summary>A grouping factor: to which level each row belongs, such as which rater gave each rating.</summary>
/// <param name="Name">What it is called in results, such as <c>rater</c> or <c>dept:service</c>.</param>
/// <param name="LevelOf">For each row its level, from 0 to <paramref name="Levels"/> - 1.</param>
/// <param name="Levels">How many levels there are; levels without rows are allowed, and have mean 0.</param>
public sealed record Grouping(string Name, IReadOnlyList<int> LevelOf, int Levels)
{
    /// <summary>The interaction a:b: one level for each pair that occurs. Example: 14 departments by 2 kinds of lecture: up to 28 levels.</summary>
    /// <param name="a">The first factor.</param>
    /// <param name="b">The second, with as many rows.</param>
    /// <returns>The interaction, and for each of its levels the pair of levels it stands for, ordered by the first, then the second.</returns>
    public static (Grouping Factor, IReadOnlyList<(int A, int B)> Pairs) Interaction(Grouping a, Grouping b)
    {
        if (a.LevelOf.Count != b.LevelOf.Count)
            throw new ArgumentException($"{a.Name} has {a.LevelOf.Count} rows and {b.Name} has {b.LevelOf.Count}.", nameof(b));
        (int A, int B)[] pairs = [.. a.LevelOf.Zip(b.LevelOf).Distinct().Order()];
        var position = new Dictionary<(int, int), int>(pairs.Length);
        foreach (var pair in pairs)
            position.Add(pair, position.Count);
        int[] levels = [.. a.LevelOf.Zip(b.LevelOf, (left, right) => position[(left, right)])];
        return (new($"{a.Name}:{b.Name}", levels, pairs.Length), pairs);
    }
}
