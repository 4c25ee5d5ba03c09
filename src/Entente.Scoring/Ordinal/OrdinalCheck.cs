using Entente.Scoring.Crossed;

namespace Entente.Scoring.Ordinal;

/// <summary>Whether a problem can be fitted at all, found before any arithmetic.</summary>
internal static class OrdinalCheck
{
    /// <summary>More levels of an answer than this are a number, not a scale.</summary>
    public const int MostLevels = 50;

    private const double Lightest = 1e-12;

    public static CannotFit? Of(OrdinalProblem problem)
    {
        if (problem.Levels is < 2 or > MostLevels)
            return new("one-level", $"An ordinal response has 2 to {MostLevels} levels, not {problem.Levels}.");
        if (problem.Answers.Any(answer => answer < 0 || answer >= problem.Levels))
            return new("outside", $"An answer is outside its scale of {problem.Levels} levels.");
        // What the linear model needs of shapes, weights and factors, this needs too.
        if (ProblemCheck.Of(new LinearProblem([.. problem.Answers.Select(answer => (double)answer)], problem.Fixed, problem.Random, false, problem.Weights)) is { } refusal)
            return refusal;
        if (problem.Random.Sum(factor => (long)factor.Levels) - problem.Random.Max(factor => factor.Levels) is > LinearModel.MostDenseLevels and var levels)
            return new("too-large", $"Beside its largest factor an ordinal model takes {LinearModel.MostDenseLevels} levels at most, and these factors have {levels}; fit the gaussian family, which takes any number.");
        var weights = new double[problem.Levels];
        for (int row = 0; row < problem.Answers.Count; row++)
            weights[problem.Answers[row]] += problem.Weights?[row] ?? 1;
        if (Array.FindIndex(weights, weight => weight == 0) is >= 0 and var missing)
            return new("one-level", $"Nobody gave answer {missing + 1} of {problem.Levels}, so the thresholds beside it cannot be told apart; leave it out of the scale.");
        if (!double.IsFinite(weights.Sum()) || weights.Min() < Lightest * weights.Sum())
            return CannotFit.TooFarApart;
        return Collinear(problem);
    }

    /// <summary>Columns beside the thresholds, judged by what Gram and Schmidt leave of them.</summary>
    private static CannotFit? Collinear(OrdinalProblem problem)
    {
        int rows = problem.Answers.Count;
        var basis = new List<double[]>();
        foreach (var column in problem.Fixed.Prepend(FixedColumn.Intercept(rows)))
        {
            double[] left = [.. column.Values.Select((value, row) => problem.Weights?[row] == 0 ? 0 : value)];
            double before = Math.Sqrt(Lanes.Dot(left, left));
            foreach (double[] known in basis)
            {
                double along = Lanes.Dot(left, known);
                for (int row = 0; row < rows; row++)
                    left[row] -= along * known[row];
            }

            double length = Math.Sqrt(Lanes.Dot(left, left));
            if (!(length > 1e-8 * before))
                return new("collinear", $"The column {column.Name} is a combination of the thresholds and other columns; leave it out.");
            basis.Add([.. left.Select(value => value / length)]);
        }

        return null;
    }
}
