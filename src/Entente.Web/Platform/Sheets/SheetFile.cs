using System.Globalization;
using Entente.Domain.Kernel;

namespace Entente.Web.Platform.Sheets;

/// <summary>A file of sheets as it was read, and what could not be read in it.</summary>
public sealed class SheetFile
{
    /// <summary>The most rows of a sheet.</summary>
    public const int MaxRows = 200_000;

    /// <summary>The most that a workbook may unpack to: a file of a few kilobytes can unpack to gigabytes.</summary>
    public const int MaxMegabytes = 512;

    private readonly List<Sheet> sheets = [];
    private readonly List<RowError> errors = [];

    public IReadOnlyList<RowError> Errors => errors;

    public IEnumerable<SheetRow> Rows(string sheet) => sheets.Where(known => known.Name == sheet).SelectMany(known => known.Rows);

    public bool Has(string sheet) => sheets.Exists(known => known.Name == sheet);

    /// <summary>Reads an uploaded or named file: a workbook.</summary>
    public static Outcome<SheetFile> Read(string name, Stream content, IReadOnlyList<SheetColumns> known)
    {
        var tables = Workbook.Read(name, content, known);
        return tables.IsRefused ? tables.Refusal : Of(tables.Value, known);
    }

    /// <summary>Reads a folder of CSV files named after the sheets.</summary>
    public static Outcome<SheetFile> Read(DirectoryInfo folder, IReadOnlyList<SheetColumns> known)
    {
        var tables = CsvFolder.Read(folder);
        return tables.IsRefused ? tables.Refusal : Of(tables.Value, known);
    }

    /// <summary>The same of tables that come from elsewhere; the first of their rows has the number 2, as below a header.</summary>
    public static SheetFile Of(IReadOnlyList<SheetTable> tables, IReadOnlyList<SheetColumns> known)
    {
        IReadOnlySet<string> none = new HashSet<string>(StringComparer.Ordinal);
        var file = new SheetFile();
        foreach (var table in tables)
        {
            var required = known.First(one => one.Sheet == table.Sheet).Required;
            var rows = table.Rows.Select((cells, place) => new SheetRow(place + 2, table.Columns.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second.Trim(), StringComparer.Ordinal), none)).ToList();
            file.errors.AddRange(rows.SelectMany(row => required.Where(column => row[column].Length == 0).Select(column => new RowError(table.Sheet, row.Number, column, new CellMissing(column)))));
            file.sheets.Add(new Sheet(table.Sheet, rows));
        }

        return file;
    }

    private static Outcome<SheetFile> Of(List<RawTable> tables, IReadOnlyList<SheetColumns> known)
    {
        var file = new SheetFile();
        foreach (var (sheet, columns, required) in known)
        {
            if (tables.Find(table => string.Equals(table.Name.Trim(), sheet, StringComparison.OrdinalIgnoreCase)) is { } table)
                file.Add(sheet, columns, required, table);
        }

        return file.sheets.Count == 0 ? new SheetMissing() : file;
    }

    private void Add(string sheet, string[] columns, string[] required, RawTable table)
    {
        var headers = new Dictionary<int, string>();
        foreach (var (place, text) in (table.Rows.FirstOrDefault()?.Cells ?? []).Select((text, place) => (place, text.Trim())).Where(header => header.Item2.Length > 0))
        {
            var known = Array.Find(columns, column => string.Equals(column, text, StringComparison.OrdinalIgnoreCase));
            if (known is null)
                errors.Add(new RowError(sheet, 1, text, new HeaderUnknown(text, string.Join(", ", columns))));
            else if (headers.ContainsValue(known))
                errors.Add(new RowError(sheet, 1, known, new HeaderTwice(known)));
            else
                headers[place] = known;
        }

        errors.AddRange(required.Where(column => !headers.ContainsValue(column)).Select(column => new RowError(sheet, 1, column, new HeaderMissing(column))));
        var rows = table.Rows.Skip(1).Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell)) || row.Formulas.Count > 0)
            .Select(row => new SheetRow(
                row.Number,
                headers.ToDictionary(header => header.Value, header => header.Key < row.Cells.Length ? Guard.Off(row.Cells[header.Key].Trim()) : "", StringComparer.Ordinal),
                headers.Where(header => row.Formulas.Contains(header.Key)).Select(header => header.Value).ToHashSet(StringComparer.Ordinal))).ToList();
        foreach (var row in rows)
        {
            errors.AddRange(row.Formulas.Select(column => new RowError(sheet, row.Number, column, new CellIsFormula())));
            errors.AddRange(required.Where(column => headers.ContainsValue(column) && row[column].Length == 0 && !row.Formulas.Contains(column)).Select(column => new RowError(sheet, row.Number, column, new CellMissing(column))));
        }

        sheets.Add(new Sheet(sheet, rows));
    }

    /// <summary>A cell's value as text, the same whatever the reader's language is.</summary>
    internal static string TextOf(object? value) => value switch
    {
        null => "",
        DateTime day => day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A sheet as it stands in the file.</summary>
    internal sealed record RawTable(string Name, List<RawRow> Rows);

    /// <summary>A row as it stands in the file.</summary>
    internal sealed record RawRow(int Number, string[] Cells, IReadOnlySet<int> Formulas);
}
