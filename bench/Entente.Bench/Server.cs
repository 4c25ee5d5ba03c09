using System.Diagnostics;

namespace Entente.Bench;

/// <summary>The real program over a data folder of its own, with one service, 400 raters and a key; on SQLite in that folder, or on the database given.</summary>
internal sealed class Server(string program, string? database = null) : IDisposable
{
    private const int Senders = 4;

    private Served? served;

    public string Folder { get; } = Directory.CreateTempSubdirectory("entente-bench-").FullName;

    public Uri Address { get; } = Bench.Served.FreeAddress();

    /// <summary>The program while it serves.</summary>
    public Served Served => served ?? throw new InvalidOperationException("The program was not started.");

    /// <summary>The keys made so far, in order. One key is held to a rate, so that a bench faster than that rate sends as several systems.</summary>
    public List<string> Keys { get; } = [];

    public async Task Prepare()
    {
        var file = Path.Combine(Folder, "seed.csv");
        await Seed.Write(file);
        await Import(file);
        for (var i = 0; i < Senders; i++)
            await MakeKey("ratings:write");
    }

    public Task Import(string file) => Output("import", "ratings", file, "--create-missing");

    public async Task MakeKey(string scope) => Keys.Add((await Output("key", "create", "--name", $"bench {Keys.Count + 1}", "--scope", scope)).Trim());

    public async Task Start() => served = await Bench.Served.Start(program, ["serve", "--urls", Address.ToString(), .. Place], new Uri(Address, "/sign-in"));

    /// <summary>What the program has taken of the processors so far.</summary>
    public TimeSpan Worked() => Served.Worked();

    /// <summary>Until the program does nothing by itself: what jobs are due at a first start would otherwise be measured as the page's.</summary>
    public async Task Rests()
    {
        for (var i = 0; i < 300; i++)
        {
            var before = Worked();
            await Task.Delay(1000);
            if (Worked() - before < TimeSpan.FromMilliseconds(100))
                return;
        }
    }

    public void Kill()
    {
        served?.Dispose();
        served = null;
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(Folder, recursive: true);
    }

    private string[] Place => database is null ? ["--data", Folder] : ["--data", Folder, "--database", database];

    private async Task<string> Output(params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, [.. arguments, .. Place]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 0 ? text : throw new InvalidOperationException(await run.StandardError.ReadToEndAsync());
    }
}
