using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Entente.Domain.Kernel;
using Entente.Web.Platform;

namespace Entente.Web.Features.Administration.Files;

/// <summary>Reads a folder of CSV files, one a sheet, in whatever encoding and with whatever delimiter each was saved.</summary>
internal static class CsvFolder
{
    public static Outcome<List<OrgFile.RawTable>> Read(DirectoryInfo folder)
    {
        var tables = new List<OrgFile.RawTable>();
        foreach (var file in folder.EnumerateFiles("*.csv").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            if (file.Length > OrgFile.MaxMegabytes * 1024L * 1024)
                return new FileTooLarge(OrgFile.MaxRows, OrgFile.MaxMegabytes);
            using var content = file.OpenRead();
            if (CsvText.BrokenLine(content) is { } broken)
                return new TextBroken($" {file.Name} ", broken);
            var rows = Rows(content);
            if (rows.Count > OrgFile.MaxRows + 1)
                return new FileTooLarge(OrgFile.MaxRows, OrgFile.MaxMegabytes);
            tables.Add(new OrgFile.RawTable(Path.GetFileNameWithoutExtension(file.Name), rows));
        }

        return tables;
    }

    private static List<OrgFile.RawRow> Rows(Stream content)
    {
        var delimiter = CsvText.DelimiterOf(CsvText.Open(content).ReadLine() ?? "");
        using var text = CsvText.Open(content);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), BadDataFound = null, IgnoreBlankLines = false });
        var rows = new List<OrgFile.RawRow>();
        var none = new HashSet<int>();
        while (csv.Read() && rows.Count <= OrgFile.MaxRows + 1)
            rows.Add(new OrgFile.RawRow(csv.RawRow, [.. csv.Record ?? []], none));
        return rows;
    }
}
