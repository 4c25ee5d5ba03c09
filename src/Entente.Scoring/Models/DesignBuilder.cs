using Entente.Scoring.Crossed;

namespace Entente.Scoring.Models;

/// <summary>Fills a formula with the rows of a table.</summary>
public static class DesignBuilder
{
    /// <summary>The most columns that the fixed part may have.</summary>
    public const int MostFixedColumns = 500;

    /// <summary>The design, or null and why there is none: a column that is missing, a fixed number or a weight that is no finite number, a fixed factor with one level.</summary>
    /// <param name="table">The data.</param>
    /// <param name="formula">The model.</param>
    /// <param name="refusal">Why there is none.</param>
    public static Design? Build(DataTable table, ModelFormula formula, out CannotFit? refusal)
    {
        refusal = formula.Columns.FirstOrDefault(name => table.Find(name) is null) is { } missing
            ? new("no-column", $"There is no column '{missing}'; the columns are {string.Join(", ", table.Columns.Select(column => column.Name))}.")
            : null;
        if (refusal is not null)
            return null;
        var needed = formula.Columns.Select(name => table.Find(name)!).ToArray();
        int leftOut = needed[0].LevelOf.Count(level => level < 0);
        int[]? kept = Array.TrueForAll(needed, column => !column.LevelOf.Contains(DataColumn.Empty))
            ? null
            : [.. Enumerable.Range(0, table.Rows).Where(row => Array.TrueForAll(needed, column => column.LevelOf[row] >= 0))];
        int rows = kept?.Length ?? table.Rows;
        var columns = needed.Select(column => Kept(column, kept)).ToDictionary(column => column.Name, StringComparer.Ordinal);
        var design = new List<FixedColumn> { FixedColumn.Intercept(rows) };
        foreach (var term in formula.Fixed)
            refusal ??= Add(term, columns, rows, design);
        double[]? weights = null;
        if (formula.Weights is { } name)
            refusal ??= Numbers(columns[name], out weights);
        if (refusal is not null)
            return null;
        var factors = formula.Random.Select(parts => Factor([.. parts.Select(part => columns[part])])).ToArray();
        var response = columns[formula.Response];
        return new(
            response.LevelOf, response.Levels, design, [.. factors.Select(factor => factor.Item1)], [.. factors.Select(factor => factor.Item2)], weights,
            rows, leftOut, table.Rows - rows - leftOut);
    }

    /// <summary>The rows kept, with the levels that occur in them renumbered in their order.</summary>
    private static DataColumn Kept(DataColumn column, int[]? kept)
    {
        if (kept is null)
            return column;
        int[] levels = [.. kept.Select(row => column.LevelOf[row])];
        var used = new bool[column.Levels.Count];
        foreach (int level in levels)
            used[level] = true;
        var place = new int[used.Length];
        int next = 0;
        for (int level = 0; level < used.Length; level++)
            place[level] = used[level] ? next++ : DataColumn.Empty;
        return new(column.Name, [.. levels.Select(level => place[level])], [.. column.Levels.Where((_, level) => used[level])]);
    }

    private static (Grouping, LevelNames) Factor(DataColumn[] parts)
    {
        var whole = new Grouping(parts[0].Name, parts[0].LevelOf, parts[0].Levels.Count);
        var names = parts[0].Levels;
        foreach (var part in parts.Skip(1))
        {
            (whole, var pairs) = Grouping.Interaction(whole, new(part.Name, part.LevelOf, part.Levels.Count));
            var left = names;
            names = [.. pairs.Select(pair => $"{left[pair.A]}:{part.Levels[pair.B]}")];
        }

        return (whole, new(whole.Name, names));
    }

    private static CannotFit? Add(FixedTerm term, Dictionary<string, DataColumn> columns, int rows, List<FixedColumn> design)
    {
        FixedColumn[]? product = null;
        foreach (var part in term.Parts)
        {
            var column = columns[part.Column];
            if (!part.IsNumber && column.Levels.Count < 2)
                return new("one-level", $"The fixed factor {part.Column} has only one level with data, so it cannot be told from the intercept.");
            if (design.Count + (product?.Length ?? 1) * (part.IsNumber ? 1L : column.Levels.Count - 1) > MostFixedColumns)
                return new("too-large", $"The fixed part with '{term}' has more than {MostFixedColumns} columns; make {part.Column} a number (num:{part.Column}) or a grouping factor.");
            double[]? numbers = null;
            if (part.IsNumber && Numbers(column, out numbers) is { } refusal)
                return refusal;
            FixedColumn[] own = part.IsNumber ? [new(part.Column, numbers!)] : [.. Contrasts(column)];
            product = product is null ? own : [.. own.SelectMany(right => product.Select(left => Times(left, right, rows)))];
        }

        // Combinations that do not occur have no effect to estimate.
        design.AddRange(product!.Where(column => term.Parts.Count == 1 || column.Values.Any(value => value != 0)));
        return null;
    }

    private static IEnumerable<FixedColumn> Contrasts(DataColumn column)
    {
        for (int level = 1; level < column.Levels.Count; level++)
        {
            var values = new double[column.LevelOf.Length];
            for (int row = 0; row < values.Length; row++)
                values[row] = column.LevelOf[row] == level ? 1 : 0;
            yield return new(column.Name + column.Levels[level], values);
        }
    }

    private static FixedColumn Times(FixedColumn left, FixedColumn right, int rows)
    {
        var values = new double[rows];
        for (int row = 0; row < rows; row++)
            values[row] = left.Values[row] * right.Values[row];
        return new($"{left.Name}:{right.Name}", values);
    }

    private static CannotFit? Numbers(DataColumn column, out double[]? numbers)
    {
        numbers = null;
        double[] values = [.. column.Levels.Select(DataColumn.Number)];
        if (Array.FindIndex(values, value => !double.IsFinite(value)) is >= 0 and var wrong)
            return new("not-finite", $"The column {column.Name} holds '{column.Levels[wrong]}', which is no finite number.");
        numbers = new double[column.LevelOf.Length];
        for (int row = 0; row < numbers.Length; row++)
            numbers[row] = values[column.LevelOf[row]];
        return null;
    }
}
