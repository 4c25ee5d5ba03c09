using System.Runtime.CompilerServices;

namespace Entente.Scoring.Crossed;

/// <summary>Whether a problem can be fitted at all, found before any arithmetic.</summary>
internal static class ProblemCheck
{
    public static CannotFit? Of(LinearProblem problem)
    {
        int rows = problem.Response.Count;
        if (problem.Random.Count == 0)
            return new("shape", "The model needs at least one grouping factor.");
        foreach (var column in problem.Fixed)
        {
            if (column.Values.Count != rows)
                return new("shape", $"The column {column.Name} has {column.Values.Count} rows, the response {rows}.");
            if (!column.Values.All(double.IsFinite))
                return new("not-finite", $"The column {column.Name} holds something that is no finite number.");
        }

        if (!problem.Response.All(double.IsFinite))
            return new("not-finite", "The response holds something that is no finite number.");
        if (problem.Weights is { } weights && (weights.Count != rows || !weights.All(weight => weight >= 0 && double.IsFinite(weight))))
            return new("shape", "There is one weight a row, a finite number of 0 or more.");
        int counted = problem.Weights?.Count(weight => weight > 0) ?? rows;
        if (counted <= problem.Fixed.Count + 1)
            return new("too-few-rows", $"{counted} rows are too few for {problem.Fixed.Count} fixed columns and an error.");
        return Factors(problem, counted);
    }

    private static CannotFit? Factors(LinearProblem problem, int counted)
    {
        foreach (var factor in problem.Random)
        {
            if (factor.LevelOf.Count != problem.Response.Count || factor.LevelOf.Any(level => level < 0 || level >= factor.Levels))
                return new("shape", $"The factor {factor.Name} needs one level a row, from 0 to {factor.Levels - 1}.");
            int used = Used(problem, factor);
            if (used == counted)
                return new("levels-as-rows", $"The factor {factor.Name} has a level for every row, so it cannot be told from the error.");
            if (used < 2)
                return new("one-level", $"The factor {factor.Name} has only one level with data, so it cannot be told from the intercept.");
        }

        for (int k = 0; k < problem.Random.Count; k++)
            for (int l = 0; l < k; l++)
                if (Same(problem.Random[k], problem.Random[l]))
                    return new("same-factor", $"The factors {problem.Random[l].Name} and {problem.Random[k].Name} group the rows in the same way; leave one out.");
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Used(LinearProblem problem, Grouping factor)
    {
        var met = new bool[factor.Levels];
        int used = 0;
        for (int row = 0; row < factor.LevelOf.Count; row++)
        {
            int level = factor.LevelOf[row];
            if (met[level] || problem.Weights?[row] == 0)
                continue;
            met[level] = true;
            used++;
        }

        return used;
    }

    /// <summary>Whether each level of one is one level of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Same(Grouping a, Grouping b)
    {
        int[] other = new int[a.Levels], back = new int[b.Levels];
        Array.Fill(other, -1);
        Array.Fill(back, -1);
        for (int row = 0; row < a.LevelOf.Count; row++)
        {
            int left = a.LevelOf[row], right = b.LevelOf[row];
            if ((other[left] >= 0 && other[left] != right) || (back[right] >= 0 && back[right] != left))
                return false;
            (other[left], back[right]) = (right, left);
        }

        return true;
    }
}
