using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace Entente.Web.Commands.Fitting;

/// <summary>Prints a fit: as JSON in full precision, as a table to read, and the effects of every level as a file.</summary>
internal static class FitWriter
{
    public static string Json(FitReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("family", report.Family);
            json.WriteString("method", report.Method);
            json.WriteNumber("n", report.N);
            Write(json, "logLik", report.LogLik);
            Write(json, "deviance", report.Deviance);
            Write(json, "remlCriterion", report.RemlCriterion);
            Write(json, "fixed", report.Fixed);
            Write(json, "thresholds", report.Thresholds);
            Write(json, report.Random);
            Write(json, "residualSd", report.ResidualSd);
            json.WriteNumber("iterations", report.Iterations);
            json.WriteBoolean("converged", report.Converged);
            json.WriteNumber("seconds", Math.Round(report.Seconds, 4));
            Write(json, "gradientNorm", report.GradientNorm);
            json.WriteNumber("leftOut", report.LeftOut);
            json.WriteNumber("incomplete", report.Incomplete);
            json.WriteString("path", report.Path);
            json.WriteString("accuracy", report.Accuracy);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static string Table(FitReport report)
    {
        var text = new StringBuilder();
        var invariant = CultureInfo.InvariantCulture;
        text.AppendLine(invariant, $"{report.Family}, {report.Method}, {report.N} rows{Missing(report)}");
        if (report.LogLik is { } likelihood)
            text.AppendLine(invariant, $"log likelihood {likelihood:0.000}{(report.RemlCriterion is { } reml ? string.Create(invariant, $", REML criterion {reml:0.000}") : "")}");
        text.AppendLine();
        Columns(text, ["fixed effect", "estimate", "standard error", "95 %"], [.. report.Fixed.Select(Cells)]);
        if (report.Thresholds is { } thresholds)
            Columns(text, ["threshold", "estimate", "standard error", "95 %"], [.. thresholds.Select(Cells)]);
        var random = report.Random.Select(spread => (string[])[spread.Group, spread.Levels.ToString(invariant), Number(spread.Sd), Number(spread.Variance), Interval(spread)]).ToList();
        if (report.ResidualSd is { } residual)
            random.Add(["residual", "", Number(residual), Number(residual * residual), ""]);
        bool intervals = report.Random.Any(spread => spread.High is not null);
        Columns(text, ["group", "levels", "sd", "variance", .. intervals ? ["95 % of sd"] : Array.Empty<string>()], [.. random.Select(row => intervals ? row : row[..4])]);
        foreach (var zero in report.Random.Where(spread => spread.Sd == 0))
            text.AppendLine(invariant, $"The levels of {zero.Group} differ no more than chance: sd 0.");
        text.AppendLine(invariant, $"{report.Iterations} steps in {report.Seconds:0.00} s, {report.Path} path. {report.Accuracy}");
        return text.ToString();
    }

    public static async Task Effects(FitReport report, Stream file)
    {
        await using var text = new StreamWriter(file, new UTF8Encoding(false), 1 << 16, true);
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (string name in (string[])["group", "level", "mean", "sd"])
            csv.WriteField(name);
        await csv.NextRecordAsync();
        foreach (var spread in report.Random)
        {
            for (int level = 0; level < spread.Levels; level++)
            {
                csv.WriteField(spread.Group);
                csv.WriteField(spread.Names[level]);
                csv.WriteField(spread.Means[level].ToString("R", CultureInfo.InvariantCulture));
                csv.WriteField(double.IsNaN(spread.Sds[level]) ? "" : spread.Sds[level].ToString("R", CultureInfo.InvariantCulture));
                await csv.NextRecordAsync();
            }
        }
    }

    private static string Missing(FitReport report) => (report.LeftOut, report.Incomplete) switch
    {
        (0, 0) => "",
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"; {report.LeftOut} without a response left out"),
        _ => string.Create(CultureInfo.InvariantCulture, $"; {report.LeftOut} without a response and {report.Incomplete} with another empty cell left out"),
    };

    private static string[] Cells(FitReport.Estimate estimate) => [estimate.Name, Number(estimate.Value), Number(estimate.Se), double.IsNaN(estimate.Se) ? "" : $"{Number(estimate.Low)} to {Number(estimate.High)}"];

    private static string Interval(FitReport.Spread spread) => spread.High is null ? "" : $"{Number(spread.Low ?? 0)} to {Number(spread.High.Value)}";

    private static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>Names to the left, numbers to the right.</summary>
    private static void Columns(StringBuilder text, string[] header, string[][] rows)
    {
        int[] widths = [.. header.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Max())];
        foreach (string[] row in rows.Prepend(header))
            text.AppendLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
        text.AppendLine();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<FitReport.Estimate>? estimates)
    {
        if (estimates is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        foreach (var estimate in estimates)
        {
            json.WriteStartObject();
            json.WriteString("name", estimate.Name);
            Write(json, "estimate", estimate.Value);
            Write(json, "se", estimate.Se);
            Write(json, "low", estimate.Low);
            Write(json, "high", estimate.High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<FitReport.Spread> random)
    {
        json.WriteStartArray("random");
        foreach (var spread in random)
        {
            json.WriteStartObject();
            json.WriteString("group", spread.Group);
            json.WriteNumber("levels", spread.Levels);
            Write(json, "sd", spread.Sd);
            Write(json, "variance", spread.Variance);
            Write(json, "sdLow", spread.Low);
            Write(json, "sdHigh", spread.High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
