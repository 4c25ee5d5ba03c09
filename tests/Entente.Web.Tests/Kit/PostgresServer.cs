using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Entente.Web.Tests.Kit.PostgresServer))]

namespace Entente.Web.Tests.Kit;

/// <summary>
/// A real PostgreSQL for one test run, in a temporary folder, started when the first test asks for it. A shell holds it: when the
/// test process ends, however it ends, the shell's input closes, and it stops the server and removes the folder.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Script = """
        set -e
        bin=$1 port=$2
        # In memory where that has room: a file system on disk spends longer on the files of a database that comes and goes than the test does.
        room=$(df --output=avail /dev/shm 2>/dev/null | tail -n 1)
        folder=${TMPDIR:-/tmp}
        if [[ -w /dev/shm && ${room:-0} -gt 4000000 ]]; then folder=/dev/shm; fi
        dir=$(mktemp -d "$folder/entente-postgres-XXXXXX")
        trap '' INT TERM HUP
        stop() { "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$dir"; }
        trap stop EXIT
        "$bin/initdb" -D "$dir/data" -U entente -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
        "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/log" -o "-p $port -k $dir -h 127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" start >/dev/null 2>&1 || { cat "$dir/log"; exit 1; }
        echo ready
        cat >/dev/null || true
        """;

    private static readonly Lock Gate = new();
    private static readonly string? Binaries = FindBinaries();
    private static Task<PostgresServer>? running;

    private readonly ConcurrentBag<Task> dropping = [];
    private readonly Process? keeper;
    private readonly int listening;
    private int databases;

    /// <summary>For xUnit, which disposes it when all tests are done; it starts nothing.</summary>
    public PostgresServer()
    {
    }

    private PostgresServer(Process keeper, int listening) => (this.keeper, this.listening) = (keeper, listening);

    /// <summary>Why tests on PostgreSQL are skipped here; null when they run, as they must where <c>CI=true</c>.</summary>
    public static string? ReasonToSkip { get; } =
        Binaries is not null || Environment.GetEnvironmentVariable("CI") == "true" ? null : "PostgreSQL is not installed here; ./test installs it where it can.";

    /// <summary>The server of this run.</summary>
    public static Task<PostgresServer> Running()
    {
        lock (Gate)
            return running ??= Start();
    }

    /// <summary>A new database with all tables, as a URL.</summary>
    public async Task<string> CreateDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await Execute($"CREATE DATABASE {name} TEMPLATE entente_template");
        return Url(name);
    }

    /// <summary>Takes a database away, which nobody waits for: the server looks for a tenth of a second whether its connections are closed.</summary>
    public void DropDatabase(string url) => dropping.Add(Execute($"DROP DATABASE {url[(url.LastIndexOf('/') + 1)..]} WITH (FORCE)"));

    public async ValueTask DisposeAsync()
    {
        if (running is null)
            return;
        var server = await running;
        await Task.WhenAll(server.dropping);
        NpgsqlConnection.ClearAllPools();
        server.keeper!.StandardInput.Close();
        await server.keeper.WaitForExitAsync(CancellationToken.None);
        server.keeper.Dispose();
        running = null;
    }

    private static async Task<PostgresServer> Start()
    {
        if (Binaries is null)
            throw new InvalidOperationException("PostgreSQL is not installed here, and CI=true asks for it.");
        var port = FreePort();
        var shell = Process.Start(ShellAs(port)) ?? throw new InvalidOperationException("No shell.");
        if (await shell.StandardOutput.ReadLineAsync() is not "ready")
            throw new InvalidOperationException("PostgreSQL did not start: " + await shell.StandardOutput.ReadToEndAsync() + await shell.StandardError.ReadToEndAsync());
        var server = new PostgresServer(shell, port);
        await server.Execute("CREATE DATABASE entente_template");
        await Templates.Migrate(server.Url("entente_template"));
        NpgsqlConnection.ClearAllPools();
        return server;
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static ProcessStartInfo ShellAs(int port)
    {
        var start = new ProcessStartInfo { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        string[] shell = ["bash", "-c", Script, "postgres", Binaries!, port.ToString()];
        string[] user = Environment.UserName == "root" ? ["runuser", "-u", HasPostgresUser() ? "postgres" : "nobody", "--"] : [];
        // A session of its own: whoever kills the test run with all its children leaves the shell to clean up.
        string[] command = ["setsid", .. user, .. shell];
        start.FileName = command[0];
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);
        return start;
    }

    private static bool HasPostgresUser() => File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal));

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0).Select(folder => Path.Combine(folder, "bin")) : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return installed.Concat(onPath).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Url(string database) => $"postgres://entente@127.0.0.1:{listening}/{database}";

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection($"Host=127.0.0.1;Port={listening};Username=entente;Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
