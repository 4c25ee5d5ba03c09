namespace Entente.Domain.Goals;

/// <summary>How a goal will be measured (衡量标准).</summary>
public sealed record Criterion
{
    /// <summary>The most weight, and what all weights of a goal add to.</summary>
    public const int FullWeight = 100;

    /// <summary>Which one of the goal, from 1; stays the same through all versions.</summary>
    public int Number { get; init; }

    /// <summary>What is measured.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The same in English; null where there is none.</summary>
    public string? EnglishMeasure { get; init; }

    /// <summary>In which unit, such as 人 or %; empty where there is none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How value and target compare.</summary>
    public Comparison Comparison { get; init; }

    /// <summary>The target, or the lower bound of <see cref="Comparison.Between"/>; null for yes or no and for a date.</summary>
    public double? Target { get; init; }

    /// <summary>The upper bound of <see cref="Comparison.Between"/>; null otherwise.</summary>
    public double? Upper { get; init; }

    /// <summary>The last day on which it can be met.</summary>
    public DateOnly Deadline { get; init; }

    /// <summary>How much of the goal it is, 1 to 100.</summary>
    public int Weight { get; init; }

    /// <summary>Who measures, in words.</summary>
    public string MeasuredBy { get; init; } = "";

    /// <summary>What counts as evidence, in words.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>What counts as the commitment; null where nobody said.</summary>
    public string? Commit { get; init; }

    /// <summary>What counts as the target reached; null where nobody said.</summary>
    public string? Reach { get; init; }

    /// <summary>What would be more than was promised; null where nobody said.</summary>
    public string? Stretch { get; init; }

    /// <summary>True where its facts are numbers.</summary>
    public bool IsNumber => Comparison is Comparison.AtLeast or Comparison.AtMost or Comparison.Between;
}
