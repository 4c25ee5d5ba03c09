using Entente.Domain.Kernel;
using System.Globalization;

namespace Entente.Web.Platform.Sheets;

/// <summary>One row of a sheet.</summary>
/// <param name="Number">Its number in the file, from 1, the header included.</param>
/// <param name="Cells">What stands in each column that the sheet has.</param>
/// <param name="Formulas">The columns whose cell holds a formula.</param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<string, string> Cells, IReadOnlySet<string> Formulas)
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>What stands in the column; empty where nothing does.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");

    /// <summary>What the column says it shall be: nothing where the cell is empty, what is where the column is missing.</summary>
    public string? Or(string column, string? present) => Cells.TryGetValue(column, out var text) ? text.Length == 0 ? null : text : present;

    /// <summary>The day in the column, in one of the ways in which people write days.</summary>
    public bool TryDay(string column, out DateOnly day) => DateOnly.TryParseExact(this[column], Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && PlausibleDays.Has(day);
}
