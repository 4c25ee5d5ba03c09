using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Entente.Bench;

/// <summary>A server in a process of its own, killed at the end, and what it takes of the processors.</summary>
internal sealed class Served : IDisposable
{
    /// <summary>Of the processor time of a slice of warm-up; below it the compiler rests.</summary>
    private const double LittleCompiled = 0.02;

    private const int MostSlices = 30;

    /// <summary>The runtime's thread that compiles hot methods again, as the kernel cuts its name.</summary>
    private const string Compiler = "(.NET Tiered Com)";

    /// <summary>The kernel counts processor time in hundredths of a second.</summary>
    private const double Tick = 0.01;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(5);

    private readonly Process process;

    private Served(Process process) => this.process = process;

    /// <summary>Starts a program and waits until it answers.</summary>
    public static async Task<Served> Start(string program, string[] arguments, Uri answers)
    {
        var started = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        started.OutputDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        using var http = new HttpClient();
        for (var i = 0; i < 1200; i++)
        {
            try
            {
                using var answer = await http.GetAsync(answers);
                return new Served(started);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        new Served(started).Dispose();
        throw new InvalidOperationException("The program did not start.");
    }

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
    }

    public TimeSpan Worked()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>Sends until what is hot is compiled as hot: a server runs for weeks. On a busy machine that takes a minute, of which a fixed time would measure the compiler.</summary>
    public async Task WarmUp(Sender sender)
    {
        for (var i = 0; i < MostSlices; i++)
        {
            var (worked, compiled) = (Worked(), Compiled());
            _ = await sender.Send(32, Slice, CancellationToken.None);
            // The thread ends when it has nothing to do, and its time with it.
            if (Math.Max(0, Compiled() - compiled) < LittleCompiled * (Worked() - worked).TotalSeconds && i > 0)
                return;
        }
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Seconds that the compiler's thread has taken; 0 where there is none or the kernel does not say.</summary>
    private double Compiled()
    {
        var threads = new DirectoryInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/task"));
        return threads.Exists ? threads.GetDirectories().Sum(thread => CompiledBy(Path.Combine(thread.FullName, "stat"))) : 0;
    }

    private static double CompiledBy(string file)
    {
        try
        {
            var text = File.ReadAllText(file);
            if (!text.Contains(Compiler, StringComparison.Ordinal))
                return 0;
            // Behind the name: state, then user and system time as the 12th and 13th.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * Tick;
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return 0;
        }
    }
}
