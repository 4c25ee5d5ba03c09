using System.Globalization;
using System.Text;
using CsvHelper;
using MiniExcelLibs;

namespace Entente.Web.Platform;

/// <summary>Writes one table as a workbook or as CSV. Every text is guarded against becoming a formula; numbers stay numbers.</summary>
public static class TableFile
{
    /// <summary>The endings it writes.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "csv"];

    public static string TypeOf(string format) => format switch
    {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "csv" => "text/csv; charset=utf-8",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "xlsx or csv."),
    };

    public static async Task Write(Stream to, string format, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken stop)
    {
        var guarded = rows.Select(row => row.Select(Cell).ToArray()).Prepend([.. headers.Select(header => (object)Guard.On(header))]);
        if (format == "csv")
            await WriteCsv(to, guarded, stop);
        else
            await to.SaveAsAsync(guarded.Select(Numbered), printHeader: false, cancellationToken: stop);
    }

    private static async Task WriteCsv(Stream to, IEnumerable<object[]> rows, CancellationToken stop)
    {
        // The mark at the start makes Excel read Chinese correctly.
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            foreach (var cell in row)
                csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
            await csv.NextRecordAsync();
        }
    }

    // The names are never written; they only keep the cells in order.
    private static Dictionary<string, object> Numbered(object[] row) =>
        row.Select((cell, place) => (cell, place)).ToDictionary(pair => pair.place.ToString("D3", CultureInfo.InvariantCulture), pair => pair.cell, StringComparer.Ordinal);

    private static object Cell(object? value) => value switch
    {
        null => "",
        string text => Guard.On(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int or long => value,
        double number => Math.Round(number, 6),
        _ => throw new InvalidOperationException($"A cell holds text, a number or a day, not {value.GetType()}."),
    };
}
