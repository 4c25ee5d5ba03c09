using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Entente.Web.Tests.Kit;

namespace Entente.Browser.Tests.Kit;

/// <summary>The program as a process of its own over the database of a program of the kit, to be killed as a power cut does and started again at the same address.</summary>
internal sealed class Served(App beside) : IAsyncDisposable
{
    private Process? process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task Start()
    {
        process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "entente"), ["serve", "--data", beside.Folder, "--urls", Address.ToString()]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = Address };
        while (!await Answers(http))
        {
            Assert.False(process.HasExited, "The program ended by itself.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await Kill();
    }

    private static async Task<bool> Answers(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
