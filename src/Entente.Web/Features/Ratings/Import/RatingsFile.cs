using Entente.Web.Platform;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Entente.Web.Features.Ratings.Import;

/// <summary>Reads a ratings file row by row, so that a million rows need no more memory than a few.</summary>
public static class RatingsFile
{
    private static readonly string[] Needed = ["provider", "service", "customer", "rater", "value", "at"];

    /// <summary>The columns that are needed and missing; empty where the file can be read.</summary>
    public static IEnumerable<string> Missing(CsvReader csv) => Needed.Where(name => !csv.HeaderRecord!.Any(header => Same(header, name)));

    /// <summary>Reads the file from its beginning; it stays open for another reading.</summary>
    public static CsvReader Open(Stream file)
    {
        var text = CsvText.Open(file);
        var header = text.ReadLine() ?? "";
        file.Position = 0;
        text = new StreamReader(file, text.CurrentEncoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = CsvText.DelimiterOf(header).ToString(),
            PrepareHeaderForMatch = match => match.Header.Trim().ToLowerInvariant(),
            TrimOptions = TrimOptions.Trim,
            MissingFieldFound = null,
            BadDataFound = null,
        });
        if (csv.Read())
            csv.ReadHeader();
        return csv;
    }

    public static IEnumerable<RatingRow> Rows(CsvReader csv)
    {
        while (csv.Read())
        {
            yield return new RatingRow(
                csv.Parser.RawRow, Field(csv, "provider") ?? "", Field(csv, "service") ?? "", Field(csv, "customer") ?? "", Field(csv, "rater") ?? "",
                Field(csv, "value") ?? "", Field(csv, "at") ?? "", Field(csv, "scale"), Unguarded(csv, "reference"), Unguarded(csv, "comment"));
        }
    }

    /// <summary>Free text as it was before an export guarded it.</summary>
    private static string? Unguarded(CsvReader csv, string name) => Field(csv, name) is { } text ? Guard.Off(text) : null;

    private static bool Same(string header, string name) => header.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string? Field(CsvReader csv, string name) => csv.TryGetField<string>(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;
}
