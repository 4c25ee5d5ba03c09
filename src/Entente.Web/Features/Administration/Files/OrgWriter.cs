using System.Globalization;
using CsvHelper;
using MiniExcelLibs;

namespace Entente.Web.Features.Administration.Files;

/// <summary>Writes the tables of an organisation as a workbook, or as a folder of CSV files.</summary>
public static class OrgWriter
{
    public static void WriteWorkbook(IReadOnlyList<ExportOrg.Table> tables, Stream to) =>
        MiniExcel.SaveAs(to, tables.ToDictionary(table => table.Sheet, table => (object)RowsOf(table), StringComparer.Ordinal));

    public static void WriteFolder(IReadOnlyList<ExportOrg.Table> tables, DirectoryInfo folder)
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
    private static IEnumerable<IDictionary<string, object>> RowsOf(ExportOrg.Table table) =>
        table.Rows.Count == 0
            ? [table.Columns.ToDictionary(column => column, _ => (object)"", StringComparer.Ordinal)]
            : table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(cell => cell.First, cell => (object)cell.Second, StringComparer.Ordinal));
}
