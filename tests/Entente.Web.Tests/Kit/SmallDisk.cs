using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;

namespace Entente.Web.Tests.Kit;

/// <summary>
/// The program as a process of its own, its data on a real file system of a few megabytes that only this process sees: a mount in a
/// namespace of its own, which needs no rights and is gone when the process ends.
/// </summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const string Script = """
        mount -t tmpfs -o size=8m tmpfs "$1" || exit 9
        cat > "$1/seed.csv"
        "$2" import ratings "$1/seed.csv" --create-missing --data "$1" >/dev/null || exit 8
        "$2" key create --name test --scope ratings:write org:write --data "$1" | tail -n 1
        echo $$
        exec "$2" serve --data "$1" --urls "$3" >/dev/null
        """;

    private readonly Process shell;
    private readonly string mount;
    private readonly string seen;

    private SmallDisk(Process started, string folder, int id, HttpClient sender) =>
        (shell, mount, seen, Sender) = (started, folder, string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/root{folder}"), sender);

    /// <summary>Why it cannot be had here; null where it can.</summary>
    public static string? ReasonToSkip { get; } = Can() ? null : "This system allows no mount in a namespace of its own.";

    /// <summary>A program with a key that may record ratings.</summary>
    public HttpClient Sender { get; }

    /// <summary>A copy of the database as it stands, to be read from outside: SQLite itself would look for the file where this process has no mount.</summary>
    public string CopyDatabase()
    {
        foreach (var file in Directory.GetFiles(seen, "entente.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(mount, Path.GetFileName(file)));
        return Path.Combine(mount, "entente.db");
    }

    public static async Task<SmallDisk> Start(string seed)
    {
        var folder = Directory.CreateTempSubdirectory("entente-small-").FullName;
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", Script, "sh", folder, Path.Combine(AppContext.BaseDirectory, "entente"), address])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("No shell.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        await process.StandardInput.WriteAsync(seed);
        process.StandardInput.Close();
        var key = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The program did not start.");
        var id = int.Parse(await process.StandardOutput.ReadLineAsync() ?? "", CultureInfo.InvariantCulture);
        var sender = new HttpClient { BaseAddress = new Uri(address) };
        sender.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var disk = new SmallDisk(process, folder, id, sender);
        try
        {
            await disk.IsUp();
        }
        catch
        {
            await disk.DisposeAsync();
            throw;
        }

        return disk;
    }

    /// <summary>Takes all room that is left.</summary>
    public async Task Fill()
    {
        await using var ballast = File.Create(Path.Combine(seen, "ballast"), 1);
        var block = new byte[1024];
        try
        {
            while (true)
                await ballast.WriteAsync(block);
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Path.Combine(seen, "ballast"));

    public async ValueTask DisposeAsync()
    {
        Sender.Dispose();
        shell.Kill(entireProcessTree: true);
        await shell.WaitForExitAsync();
        shell.Dispose();
        Directory.Delete(mount, recursive: true);
    }

    private async Task IsUp()
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                using var answer = await Sender.GetAsync(new Uri("/sign-in", UriKind.Relative));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("The program did not answer.");
    }

    private static bool Can()
    {
        try
        {
            using var trial = Process.Start(new ProcessStartInfo("unshare", ["--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]) { UseShellExecute = false, RedirectStandardError = true });
            trial!.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
