using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Bench;

/// <summary>What PostgreSQL does by itself, asked by the bench that comes with it.</summary>
internal static partial class PostgresReference
{
    /// <summary>The shape of ratings, in a schema beside the program's tables.</summary>
    private const string Table = """
        CREATE SCHEMA IF NOT EXISTS reference;
        DROP TABLE IF EXISTS reference.ratings;
        CREATE TABLE reference.ratings (id uuid PRIMARY KEY, link uuid NOT NULL, rater uuid NOT NULL, occasion text NOT NULL, scale int NOT NULL, level int NOT NULL, day date NOT NULL, at timestamptz NOT NULL, version int NOT NULL);
        CREATE UNIQUE INDEX one ON reference.ratings (rater, link, occasion);
        """;

    private const int Shared = 16;
    private const string Row = "gen_random_uuid(), '0198f0a0-0000-7000-8000-000000000001', gen_random_uuid(), '1', 2, 2, '2026-01-01', now(), 1";

    /// <summary>Rows a second, one commit each, at 32 clients for ten seconds.</summary>
    public static Task<double> SingleInserts(string pgbench, string database, string folder) =>
        Transactions($"INSERT INTO reference.ratings VALUES ({Row});", pgbench, database, folder);

    /// <summary>Rows a second where 16 share a commit and a statement, as they do under that load in the program.</summary>
    public static async Task<double> SharedInserts(string pgbench, string database, string folder) =>
        Shared * await Transactions(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO reference.ratings SELECT {Row} FROM generate_series(1, {Shared});"), pgbench, database, folder);

    private static async Task<double> Transactions(string statement, string pgbench, string database, string folder)
    {
        var file = Path.Combine(folder, "insert.sql");
        await File.WriteAllTextAsync(file, statement);
        _ = await Output(Path.Combine(Path.GetDirectoryName(pgbench)!, "psql"), "-q", "-v", "ON_ERROR_STOP=1", "-c", Table, database);
        var told = await Output(pgbench, "-n", "-c", "32", "-j", Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture), "-T", "10", "-f", file, database);
        return double.Parse(Rate().Match(told).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<string> Output(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var text = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 0 ? text : throw new InvalidOperationException($"{program} ended with code {run.ExitCode}.");
    }

    [GeneratedRegex("tps = (?<rate>[0-9.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();
}
