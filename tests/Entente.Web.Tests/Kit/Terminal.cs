using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Entente.Web.Tests.Kit;

/// <summary>The program as a process of its own, as an operator starts it.</summary>
internal static class Terminal
{
    /// <summary>What a command that ran to its end said.</summary>
    public sealed record Said(int Exit, string Output, string Error);

    public static async Task<Said> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return await Heard(process);
    }

    /// <summary>The same in a terminal whose <c>LANG</c> is this.</summary>
    public static async Task<Said> RunIn(string language, params string[] arguments)
    {
        var start = Setting(arguments);
        (start.Environment["LANG"], start.Environment["LC_ALL"]) = (language, language);
        using var process = Process.Start(start)!;
        return await Heard(process);
    }

    /// <summary>Starts a command; whoever does ends it.</summary>
    public static Process Start(params string[] arguments) => Process.Start(Setting(arguments))!;

    private static ProcessStartInfo Setting(string[] arguments) =>
        new(Path.Combine(AppContext.BaseDirectory, "entente"), arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

    private static async Task<Said> Heard(Process process)
    {
        var stop = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
        await process.WaitForExitAsync(stop);
        return new Said(process.ExitCode, await output, await error);
    }

    /// <summary>Ends a process as a power cut does, once something has come about; false where it ended by itself before.</summary>
    public static async Task<bool> KillOnce(this Process process, Func<Task<bool>> isTime)
    {
        while (!process.HasExited && !await isTime())
            await Task.Delay(2, TestContext.Current.CancellationToken);
        var wasAlive = !process.HasExited;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return wasAlive;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
