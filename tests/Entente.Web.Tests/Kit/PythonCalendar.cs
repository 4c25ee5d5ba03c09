using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Entente.Web.Tests.Kit;

/// <summary>An iCalendar library that shares no line with the program: Debian's python3-icalendar with python3-dateutil.</summary>
internal static class PythonCalendar
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Why tests by it are skipped here; null when they run, as they must where <c>CI=true</c>.</summary>
    public static string? ReasonToSkip { get; } =
        IsThere() || Environment.GetEnvironmentVariable("CI") == "true" ? null : "python3-icalendar is not installed here; ./test installs it where it can.";

    /// <summary>An occurrence as the library sees it.</summary>
    public sealed record Occurrence(DateTimeOffset At, int Minutes, string Uid, int Sequence, string Status, bool IsDay);

    /// <summary>A calendar as the library sees it.</summary>
    public sealed record Seen(string Method, IReadOnlyList<string> Attendees, IReadOnlyList<string> Organizers, IReadOnlyList<DateTimeOffset> Replaces, IReadOnlyList<Occurrence> Occurrences);

    public static Seen Read(string calendar)
    {
        var (code, said) = Run(["-c", Script()], calendar);
        Assert.True(code == 0, said);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        string[] Of(string name) => [.. lines.Where(line => line[0] == name).Select(line => line[1])];
        return new Seen(
            Of("METHOD").Distinct(StringComparer.Ordinal).Single(), Of("ATTENDEE"), Of("ORGANIZER"), [.. Of("REPLACES").Select(Instant)],
            [.. lines.Where(line => char.IsAsciiDigit(line[0][0])).Select(line => new Occurrence(Instant(line[0]), int.Parse(line[1], CultureInfo.InvariantCulture), line[2], int.Parse(line[3], CultureInfo.InvariantCulture), line[4], line[5] == "day")).OrderBy(one => one.At)]);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static string Script()
    {
        using var file = typeof(PythonCalendar).Assembly.GetManifestResourceStream("occurrences.py")!;
        return new StreamReader(file).ReadToEnd();
    }

    private static bool IsThere()
    {
        try
        {
            return Run(["-c", "import icalendar, dateutil"], "").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Code, string Said) Run(string[] arguments, string input)
    {
        using var python = Process.Start(new ProcessStartInfo(Python, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = python.StandardError.ReadToEndAsync();
        python.StandardInput.Write(input);
        python.StandardInput.Close();
        var said = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return (python.ExitCode, python.ExitCode == 0 ? said : said + errors.Result);
    }
}
