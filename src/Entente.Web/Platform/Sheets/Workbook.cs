using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Entente.Domain.Kernel;
using MiniExcelLibs;

namespace Entente.Web.Platform.Sheets;

/// <summary>
/// Reads a workbook: values through MiniExcel; formulas by looking for them, for a formula's last value is not what somebody entered; and cells shown
/// in percent, whose value is a hundredth of what somebody typed.
/// </summary>
internal static class Workbook
{
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    public static Outcome<List<SheetFile.RawTable>> Read(string name, Stream content, IReadOnlyList<SheetColumns> known)
    {
        var start = new byte[4];
        var length = content.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        content.Position = 0;
        if (length == 4 && start.AsSpan().SequenceEqual(Compound))
            return new FileLocked();
        if (!name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            return new FileTypeUnknown(name);
        if (length < 4 || !start.AsSpan().SequenceEqual(Zip))
            return new FileDamaged();
        try
        {
            var marks = MarksOf(content);
            return marks is null ? new FileTooLarge(SheetFile.MaxRows, SheetFile.MaxMegabytes) : Tables(content, marks, known);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or KeyNotFoundException or FormatException or InvalidOperationException or NullReferenceException or ArgumentException or EndOfStreamException)
        {
            // Whatever a reader trips over in a file that somebody made is the file's fault.
            return new FileDamaged();
        }
    }

    private static Outcome<List<SheetFile.RawTable>> Tables(Stream content, Dictionary<string, Marks> marks, IReadOnlyList<SheetColumns> columns)
    {
        content.Position = 0;
        var tables = new List<SheetFile.RawTable>();
        foreach (var sheet in MiniExcel.GetSheetNames(content).Where(sheet => columns.Any(known => string.Equals(known.Sheet, sheet.Trim(), StringComparison.OrdinalIgnoreCase))))
        {
            content.Position = 0;
            var inSheet = marks.GetValueOrDefault(sheet) ?? new Marks([], []);
            var formulas = inSheet.Formulas.ToLookup(cell => cell.Row, cell => cell.Column);
            var rows = new List<SheetFile.RawRow>();
            foreach (IDictionary<string, object?> row in content.Query(useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX))
            {
                if (rows.Count > SheetFile.MaxRows)
                    return new FileTooLarge(SheetFile.MaxRows, SheetFile.MaxMegabytes);
                rows.Add(new SheetFile.RawRow(rows.Count + 1, [.. row.Values.Select((value, column) => inSheet.Percents.Contains((rows.Count + 1, column)) ? Percent(value) : SheetFile.TextOf(value))], formulas[rows.Count + 1].ToHashSet()));
            }

            tables.Add(new SheetFile.RawTable(sheet, rows));
        }

        return tables;
    }

    /// <summary>As it is shown, 0.865 as 86.5%.</summary>
    private static string Percent(object? value) =>
        value is double share and > -1e9 and < 1e9 ? Math.Round((decimal)share * 100, 10).ToString("0.##########", CultureInfo.InvariantCulture) + "%" : SheetFile.TextOf(value);

    /// <summary>The cells with a formula and those in percent, by sheet; null when the file unpacks to too much.</summary>
    private static Dictionary<string, Marks>? MarksOf(Stream content)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Sum(entry => entry.Length) > SheetFile.MaxMegabytes * 1024L * 1024)
            return null;
        var targets = Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship").ToDictionary(rel => rel["Id"], rel => rel["Target"], StringComparer.Ordinal);
        var percents = PercentStyles(zip);
        var found = new Dictionary<string, Marks>(StringComparer.Ordinal);
        foreach (var sheet in Elements(zip, "xl/workbook.xml", "sheet"))
        {
            var target = targets[sheet["id"]];
            found[sheet["name"]] = MarksIn(zip, percents, target.StartsWith('/') ? target[1..] : "xl/" + target);
        }

        return found;
    }

    private static IEnumerable<Dictionary<string, string>> Elements(ZipArchive zip, string path, string element)
    {
        using var reader = Xml(zip, path);
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element || reader.LocalName != element)
                continue;
            var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
            while (reader.MoveToNextAttribute())
                attributes[reader.LocalName] = reader.Value;
            yield return attributes;
        }
    }

    /// <summary>The places among the cell formats, from 0, of those that show percent: the two built in, and whatever has the sign in its code.</summary>
    private static HashSet<string> PercentStyles(ZipArchive zip)
    {
        var (styles, codes, place, isInCells) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(["9", "10"], StringComparer.Ordinal), 0, false);
        if (zip.GetEntry("xl/styles.xml") is null)
            return styles;
        using var reader = Xml(zip, "xl/styles.xml");
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs")
                isInCells = reader.NodeType is XmlNodeType.Element && !reader.IsEmptyElement;
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && reader.GetAttribute("formatCode")?.Contains('%', StringComparison.Ordinal) is true)
                codes.Add(reader.GetAttribute("numFmtId") ?? "");
            else if (isInCells && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" } && place++ is var at && codes.Contains(reader.GetAttribute("numFmtId") ?? ""))
                styles.Add(at.ToString(CultureInfo.InvariantCulture));
        }

        return styles;
    }

    private static Marks MarksIn(ZipArchive zip, HashSet<string> percents, string path)
    {
        var found = new Marks([], []);
        using var reader = Xml(zip, path);
        var cell = "";
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
                continue;
            if (reader.LocalName == "c")
            {
                cell = reader.GetAttribute("r") ?? "";
                if (reader.GetAttribute("s") is { } style && percents.Contains(style) && PlaceOf(cell) is { } shown)
                    found.Percents.Add(shown);
            }
            else if (reader.LocalName == "f" && PlaceOf(cell) is { } place)
            {
                found.Formulas.Add(place);
            }
        }

        return found;
    }

    private static XmlReader Xml(ZipArchive zip, string path) =>
        XmlReader.Create((zip.GetEntry(path) ?? throw new InvalidDataException(path)).Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

    /// <summary>Row from 1 and column from 0 of a name such as <c>AB12</c>.</summary>
    private static (int Row, int Column)? PlaceOf(string cell)
    {
        var letters = cell.TakeWhile(char.IsAsciiLetterUpper).ToList();
        var column = letters.Aggregate(0, (sum, letter) => (sum * 26) + (letter - 'A' + 1)) - 1;
        return letters.Count is > 0 and <= 3 && int.TryParse(cell.AsSpan(letters.Count), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (row, column) : null;
    }

    /// <summary>What the values of a sheet do not say, by row from 1 and column from 0.</summary>
    private sealed record Marks(HashSet<(int Row, int Column)> Formulas, HashSet<(int Row, int Column)> Percents);
}
