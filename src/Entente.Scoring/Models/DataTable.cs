namespace Entente.Scoring.Models;

/// <summary>Named columns of equally many rows: what <c>entente fit</c> reads from a file.</summary>
/// <param name="Columns">The columns; names differ.</param>
/// <param name="Rows">How many rows each has.</param>
public sealed record DataTable(IReadOnlyList<DataColumn> Columns, int Rows)
{
    /// <summary>The column of this name, or null.</summary>
    /// <param name="name">The column's name, in its case.</param>
    public DataColumn? Find(string name) => Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal));
}
