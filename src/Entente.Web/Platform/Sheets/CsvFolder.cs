using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Entente.Domain.Kernel;

namespace Entente.Web.Platform.Sheets;

/// <summary>Reads a folder of CSV files, one a sheet, in whatever encoding and with whatever delimiter each was saved.</summary>
internal static class CsvFolder
{
    public static Outcome<List<SheetFile.RawTable>> Read(DirectoryInfo folder)
    {
        var tables = new List<SheetFile.RawTable>();
        foreach (var file in folder.EnumerateFiles("*.csv").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (file.Length > SheetFile.MaxMegabytes * 1024L * 1024)
                return new FileTooLarge(SheetFile.MaxRows, SheetFile.MaxMegabytes);
            using var content = file.OpenRead();
            if (CsvText.BrokenLine(content) is { } broken)
                return new TextBroken($" {file.Name} ", broken);
            var rows = Rows(content);
            if (rows.Count > SheetFile.MaxRows + 1)
                return new FileTooLarge(SheetFile.MaxRows, SheetFile.MaxMegabytes);
            tables.Add(new SheetFile.RawTable(Path.GetFileNameWithoutExtension(file.Name), rows));
        }

        return tables;
    }

    private static List<SheetFile.RawRow> Rows(Stream content)
    {
        var delimiter = CsvText.DelimiterOf(CsvText.Open(content).ReadLine() ?? "");
        using var text = CsvText.Open(content);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), BadDataFound = null, IgnoreBlankLines = false });
        var rows = new List<SheetFile.RawRow>();
        var none = new HashSet<int>();
        while (csv.Read() && rows.Count <= SheetFile.MaxRows + 1)
            rows.Add(new SheetFile.RawRow(csv.RawRow, [.. csv.Record ?? []], none));
        return rows;
    }
}
