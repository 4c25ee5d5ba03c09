using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Entente.Bench;

/// <summary>The real program over a data folder of its own, with one service, 400 raters and a key.</summary>
internal sealed class Server(string program) : IDisposable
{
    public const int Raters = 400;
    private const int Senders = 4;

    private Process? process;

    public string Folder { get; } = Directory.CreateTempSubdirectory("entente-bench-").FullName;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>The keys made so far, in order. One key is held to a rate, so that a bench faster than that rate sends as several systems.</summary>
    public List<string> Keys { get; } = [];

    public static string RaterAt(int i) => string.Create(CultureInfo.InvariantCulture, $"rater{i}@bench.example");

    public async Task Prepare()
    {
        var seed = new StringBuilder("provider,service,customer,rater,value,at,scale,reference\n");
        var at = DateTimeOffset.UtcNow.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture);
        for (var i = 0; i < Raters; i++)
            seed.Append(CultureInfo.InvariantCulture, $"provider,service,customer,{RaterAt(i)},2,{at},2,seed-{i}\n");
        var file = Path.Combine(Folder, "seed.csv");
        await File.WriteAllTextAsync(file, seed.ToString());
        await Import(file);
        for (var i = 0; i < Senders; i++)
            await MakeKey("ratings:write");
    }

    public Task Import(string file) => Output("import", "ratings", file, "--create-missing", "--data", Folder);

    public async Task MakeKey(string scope) => Keys.Add((await Output("key", "create", "--name", "bench", "--scope", scope, "--data", Folder)).Trim());

    public async Task Start()
    {
        process = Process.Start(new ProcessStartInfo(program, ["serve", "--data", Folder, "--urls", Address.ToString()]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var http = new HttpClient();
        for (var i = 0; i < 200; i++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/sign-in"));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>What the program has taken of the processors so far.</summary>
    public TimeSpan Worked()
    {
        process!.Refresh();
        return process.TotalProcessorTime;
    }

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
        process?.Kill(entireProcessTree: true);
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<string> Output(params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 0 ? text : throw new InvalidOperationException(await run.StandardError.ReadToEndAsync());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
