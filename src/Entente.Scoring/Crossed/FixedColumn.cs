namespace Entente.Scoring.Crossed;

/// <summary>One column of the fixed part, X: the intercept (all ones), a number, or a 0-1 contrast of a factor.</summary>
/// <param name="Name">What it is called in results.</param>
/// <param name="Values">One finite number a row.</param>
public sealed record FixedColumn(string Name, IReadOnlyList<double> Values)
{
    /// <summary>The intercept: a one for each row.</summary>
    /// <param name="rows">How many rows.</param>
    public static FixedColumn Intercept(int rows) => new("(Intercept)", [.. Enumerable.Repeat(1.0, rows)]);
}
