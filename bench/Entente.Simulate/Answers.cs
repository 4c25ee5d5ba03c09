using Entente.Scoring;

namespace Entente.Simulate;

/// <summary>The answers of one rater to one provider in a period: how many of each level.</summary>
public sealed record Cell(int Rater, int Provider, IReadOnlyList<int> Counts)
{
    /// <summary>How many.</summary>
    public int Number => Counts.Sum();

    /// <summary>Their sum in points.</summary>
    public int Points => Counts.Select((count, i) => count * (i + 1)).Sum();

    /// <summary>Their mean in points, 1 to 5.</summary>
    public double Mean => (double)Points / Number;
}

/// <summary>A period's answers, at most one cell a rater and provider.</summary>
public sealed record Answers(IReadOnlyList<Cell> Cells)
{
    /// <summary>The cells of one provider.</summary>
    public IReadOnlyList<Cell> Of(int provider) => [.. Cells.Where(cell => cell.Provider == provider)];

    /// <summary>The votes of one provider on the scale 0 to 1; a link is a department.</summary>
    /// <param name="provider">Which.</param>
    /// <param name="severity">What is taken off each rater's mean first, in points; null for nothing.</param>
    public Vote[] Votes(int provider, IReadOnlyList<double>? severity) =>
    [
        .. Of(provider).Select(cell => new Vote(cell.Rater, Panel.DepartmentOf(cell.Rater), (Math.Clamp(cell.Mean - (severity is null ? 0 : Math.Clamp(severity[cell.Rater], -1, 1)), 1, 5) - 1) / 4)),
    ];
}
