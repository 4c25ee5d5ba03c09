namespace Entente.Scoring.Signs;

/// <summary>Refuses cells that no test can be made of, in a sentence that names the first.</summary>
internal static class CellCheck
{
    public static void Check(RatedCell[] cells, Spread spread, IReadOnlyList<AnswerSteps> steps)
    {
        if (!(spread.Answer > 0 && double.IsFinite(spread.Total)) || spread.Rater < 0 || spread.Provider < 0 || spread.ProviderByCustomer < 0)
            throw new ArgumentException($"Standard deviations are finite numbers of at least 0, that of answers above 0: {spread}.", nameof(spread));
        foreach (var cell in cells)
        {
            if (cell.Rater < 0 || cell.Customer < 0 || cell.Provider < 0 || cell.Provider >= steps.Count || cell.Answers < 1 || !(cell.Mean >= 0 && cell.Mean <= 1))
                throw new ArgumentException($"A cell is outside its ranges, or its provider has no steps: {cell}.", nameof(cells));
        }

        foreach (var step in steps)
        {
            if (step.Counts.Count < 2 || step.Counts.Any(count => count < 0) || step.Counts.Sum() == 0)
                throw new ArgumentException($"A scale has at least two steps and one answer: {string.Join(", ", step.Counts)}.", nameof(steps));
        }

        RefuseDoubles(cells);
        int columns = steps.Count + cells.Select(cell => (cell.Provider, cell.Customer)).Distinct().Count();
        if (columns > GrudgeTest.MostColumns)
            throw new ArgumentException($"{columns} providers and pairs are more than {GrudgeTest.MostColumns}: look at one part of the company at a time.", nameof(cells));
    }

    private static void RefuseDoubles(RatedCell[] cells)
    {
        if (cells.Select(cell => (cell.Rater, cell.Provider, cell.Customer)).Distinct().Count() < cells.Length)
            throw new ArgumentException("A rater has one cell a provider and customer.", nameof(cells));
    }
}
