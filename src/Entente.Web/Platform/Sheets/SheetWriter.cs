using System.Globalization;
using CsvHelper;
using MiniExcelLibs;

namespace Entente.Web.Platform.Sheets;

/// <summary>Writes tables as a workbook, or as a folder of CSV files.</summary>
public static class SheetWriter
{
    public static void WriteWorkbook(IReadOnlyList<SheetTable> tables, Stream to) =>
        MiniExcel.SaveAs(to, tables.ToDictionary(table => table.Sheet, table => (object)RowsOf(table), StringComparer.Ordinal));

    public static void WriteFolder(IReadOnlyList<SheetTable> tables, DirectoryInfo folder)
    {
        folder.Create();
        foreach (var table in tables)
        {
            // The mark at the start makes Excel read Chinese correctly.
            using var text = new StreamWriter(Path.Combine(folder.FullName, table.Sheet + ".csv"), false, new System.Text.UTF8Encoding(true));
            using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
            foreach (var row in table.Rows.Prepend(table.Columns))
            {
                foreach (var cell in row)
                    csv.WriteField(cell);
                csv.NextRecord();
            }
        }
    }

    // An empty sheet still shows its header.
    private static IEnumerable<IDictionary<string, object>> RowsOf(SheetTable table) =>
        table.Rows.Count == 0
            ? [table.Columns.ToDictionary(column => column, _ => (object)"", StringComparer.Ordinal)]
            : table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => (object)cell.Second, StringComparer.Ordinal));
}
