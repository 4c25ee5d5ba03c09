namespace Entente.Web.Platform.Sheets;

/// <summary>What became of a file of sheets.</summary>
/// <param name="Counts">By sheet.</param>
/// <param name="Errors">Why nothing was kept; empty where everything was.</param>
/// <param name="WasKept">False after a trial, where there were errors, and where nothing differed.</param>
/// <param name="ChangesNothing">True where everything stands already as the file says.</param>
public sealed record SheetResult(IReadOnlyList<SheetCount> Counts, IReadOnlyList<RowError> Errors, bool WasKept, bool ChangesNothing)
{
    /// <summary>What became of each row that was taken, where somebody wants to see them one by one.</summary>
    public IReadOnlyDictionary<(string Sheet, int Row), RowFate> Fates { get; init; } = new Dictionary<(string Sheet, int Row), RowFate>();
}
