using System.Globalization;
using Entente.Scoring.Crossed;
using Entente.Scoring.Ordinal;

namespace Entente.Scoring.Models;

/// <summary>A formula filled with the rows of a table: what both the linear and the ordinal model are fitted to.</summary>
/// <param name="ResponseLevel">For each row kept the level of the response, in the order of <paramref name="ResponseLevels"/>: what ordinal models use.</param>
/// <param name="ResponseLevels">The response's different texts in order, those that occur.</param>
/// <param name="Fixed">The intercept, then the columns of the fixed terms, named as R names them: <c>service1</c>.</param>
/// <param name="Random">The grouping factors; levels that do not occur have no number.</param>
/// <param name="Names">For each grouping factor the names of its levels.</param>
/// <param name="Weights">One weight a row, or null.</param>
/// <param name="Rows">Rows kept.</param>
/// <param name="LeftOut">Rows without a response.</param>
/// <param name="Incomplete">Rows with a response, left out because another column that the model needs is empty.</param>
public sealed record Design(
    IReadOnlyList<int> ResponseLevel,
    IReadOnlyList<string> ResponseLevels,
    IReadOnlyList<FixedColumn> Fixed,
    IReadOnlyList<Grouping> Random,
    IReadOnlyList<LevelNames> Names,
    IReadOnlyList<double>? Weights,
    int Rows,
    int LeftOut,
    int Incomplete)
{
    /// <summary>
    /// The ordinal model of these data, the response's levels in their order, the intercept left to the thresholds; or why there is none: a level such as NaN, which has no place in the order, or a word among numbers.
    /// </summary>
    /// <param name="problem">The model.</param>
    public CannotFit? Ordinal(out OrdinalProblem? problem)
    {
        problem = null;
        double[] values = [.. ResponseLevels.Select(DataColumn.Number)];
        int number = Array.FindIndex(values, double.IsFinite), word = Array.FindIndex(values, double.IsNaN);
        for (int level = 0; level < values.Length; level++)
            if (!double.IsFinite(values[level]) && IsNumberWord(ResponseLevels[level]))
                return NotFinite(ResponseLevels[level]);
        if (number >= 0 && word >= 0)
            return new("mixed", $"The response holds the number '{ResponseLevels[number]}' and the word '{ResponseLevels[word]}', which have no order; leave such rows empty.");
        problem = new(ResponseLevel, ResponseLevels.Count, [.. Fixed.Skip(1)], Random, Weights);
        return null;
    }

    /// <summary>The linear model of these data, or why there is none: a response that is no number.</summary>
    /// <param name="reml">By restricted maximum likelihood, or by maximum likelihood.</param>
    /// <param name="problem">The model.</param>
    public CannotFit? Linear(bool reml, out LinearProblem? problem)
    {
        problem = null;
        double[] values = [.. ResponseLevels.Select(DataColumn.Number)];
        if (Array.FindIndex(values, value => !double.IsFinite(value)) is >= 0 and var wrong)
            return NotFinite(ResponseLevels[wrong]);
        var response = new double[Rows];
        for (int row = 0; row < response.Length; row++)
            response[row] = values[ResponseLevel[row]];
        problem = new(response, Fixed, Random, reml, Weights);
        return null;
    }

    private static CannotFit NotFinite(string level) => new("not-finite", $"The response holds '{level}', which is no finite number.");

    /// <summary>Whether a text is how programs write what is no number or not finite: NaN, Infinity, 1e999.</summary>
    private static bool IsNumberWord(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
