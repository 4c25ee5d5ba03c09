using System.Diagnostics;
using Entente.Scoring.Models;

namespace Entente.Scoring.Tests.Crossed;

/// <summary>Data sets of R's packages, taken from the R of this machine by bench/rivals/extract.R: they are GPL, so only numbers fitted to them lie in the repository.</summary>
internal static class PublicData
{
    private static readonly Lazy<string?> Extracted = new(Extract);

    public static string Root { get; } = FindRoot();

    public static DataTable Table(string name)
    {
        Assert.SkipWhen(Extracted.Value is null, "R with lme4, nlme, MASS and ordinal is not installed.");
        string[][] rows = [.. File.ReadAllLines(Path.Combine(Extracted.Value!, $"{name}.csv")).Select(line => line.Split(','))];
        return new([.. rows[0].Select((column, at) => DataColumn.Of(column, [.. rows.Skip(1).Select(row => row[at] == "NA" ? null : row[at])]))], rows.Length - 1);
    }

    private static string? Extract()
    {
        string folder = Path.Combine(Root, "artifacts", "fit-data");
        if (File.Exists(Path.Combine(folder, "soup.csv")))
            return folder;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("Rscript", [Path.Combine(Root, "bench", "rivals", "extract.R"), folder]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });
            process!.WaitForExit(60_000);
            return process is { HasExited: true, ExitCode: 0 } ? folder : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Entente.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
