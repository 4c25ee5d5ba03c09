using System.Globalization;

namespace Entente.Scoring.Models;

/// <summary>One column of a table, coded: what each row holds is the number of a level. Ten million rows of five answers are ten million numbers and five words.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="LevelOf">For each row its level, an index into <paramref name="Levels"/>; -1 for an empty cell.</param>
/// <param name="Levels">The different texts, in order: as numbers where all are finite numbers, else by their characters' codes.</param>
public sealed record DataColumn(string Name, int[] LevelOf, IReadOnlyList<string> Levels)
{
    /// <summary>The level of an empty cell.</summary>
    public const int Empty = -1;

    /// <summary>The column of these texts, one a row; null and "" are empty cells. Example: b, a, 10 has the levels 10, a, b; and 9, 10 has 9, 10.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="cells">One text a row.</param>
    public static DataColumn Of(string name, IReadOnlyList<string?> cells)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        var levels = new int[cells.Count];
        for (int row = 0; row < levels.Length; row++)
        {
            if (string.IsNullOrEmpty(cells[row]))
                levels[row] = Empty;
            else if (!found.TryGetValue(cells[row]!, out levels[row]))
                found.Add(cells[row]!, levels[row] = found.Count);
        }

        return Sorted(name, levels, [.. found.OrderBy(pair => pair.Value).Select(pair => pair.Key)]);
    }

    /// <summary>The column of rows coded in order of appearance, its levels put into their order. The array is recoded in place and kept.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="levelOf">For each row an index into <paramref name="levels"/>, or -1.</param>
    /// <param name="levels">The different texts, in any order.</param>
    public static DataColumn Sorted(string name, int[] levelOf, IReadOnlyList<string> levels)
    {
        double[] numbers = [.. levels.Select(Number)];
        int[] order = [.. Enumerable.Range(0, levels.Count)];
        Array.Sort(order, Array.TrueForAll(numbers, double.IsFinite) ? (a, b) => ByNumber(a, b) : (a, b) => string.CompareOrdinal(levels[a], levels[b]));
        var place = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
            place[order[i]] = i;
        for (int row = 0; row < levelOf.Length; row++)
            levelOf[row] = levelOf[row] < 0 ? Empty : place[levelOf[row]];
        return new(name, levelOf, [.. order.Select(level => levels[level])]);

        int ByNumber(int a, int b) => numbers[a] != numbers[b] ? numbers[a].CompareTo(numbers[b]) : string.CompareOrdinal(levels[a], levels[b]);
    }

    /// <summary>The number that a text stands for, with a point and without thousands separators; NaN where it is none.</summary>
    /// <param name="text">Such as <c>3.5</c> or <c>-1e3</c>.</param>
    public static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
}
