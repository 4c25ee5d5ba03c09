using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Data.Portable;

/// <summary>A file beside the file, renamed over it.</summary>
internal sealed class SqliteBeside : BesideDatabase
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Corrupt = 11;
    private const int NoDatabase = 26;

    private readonly FileStream alone;

    private SqliteBeside(DatabaseUrl place, DatabaseUrl url, FileStream alone)
        : base(place, url) => this.alone = alone;

    private string Old => Place.SqliteFile!;

    private string New => Url.SqliteFile!;

    public static SqliteBeside Begin(DatabaseUrl place)
    {
        var file = place.SqliteFile!;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        FileStream held;
        try
        {
            held = new FileStream(file + ".beside.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            throw InUse(file);
        }

        var made = new SqliteBeside(place, DatabaseUrl.OfFile(file + ".beside"), held);
        try
        {
            made.CloseOld();
            Remove(made.New);
            // Readable by its owner alone, as what it holds.
            new FileStream(made.New, OwnersFile.Options(FileMode.CreateNew)).Dispose();
            // An empty file is none to those who look whether it is there, which they do without writing.
            using var connection = Open(made.New);
            SqlitePragmas.Apply(connection);
            return made;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public override async Task<bool> IsPlaceTaken(CancellationToken stop)
    {
        if (!File.Exists(Old))
            return false;
        try
        {
            await using var connection = Open(Old);
            var tables = new List<string>();
            await using (var select = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'", connection))
            await using (var rows = await select.ExecuteReaderAsync(stop))
            {
                while (await rows.ReadAsync(stop))
                    tables.Add(rows.GetString(0));
            }

            foreach (var table in tables)
            {
                await using var any = new SqliteCommand($"SELECT EXISTS (SELECT 1 FROM {PortableTable.Quote(table)})", connection);
                if (await any.ExecuteScalarAsync(stop) is 1L)
                    return true;
            }

            return false;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Corrupt or NoDatabase)
        {
            // Whatever it is, it is not nothing.
            return true;
        }
    }

    public override Task Switch(CancellationToken stop)
    {
        // All of it in the one file: no log is left beside whose pages are only there.
        Single(New);
        CloseOld();
        // A log of what was there would be taken for one of the new file.
        File.Delete(Old + "-wal");
        File.Delete(Old + "-shm");
        File.Move(New, Old, overwrite: true);
        return Task.CompletedTask;
    }

    public override EntenteDb CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        DataFeature.UseSqlite(options, Url.ConnectionString);
        return new SqliteDb(options.Options);
    }

    public override async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(Url.ConnectionString));
        Remove(New);
        await alone.DisposeAsync();
    }

    private protected override Task<RowWriter> OpenWriter(CancellationToken stop)
    {
        Single(New);
        return Task.FromResult<RowWriter>(new SqliteRowWriter(Url));
    }

    /// <summary>Writes the old file's log back into it, which only goes where nobody has it open.</summary>
    private void CloseOld()
    {
        if (!File.Exists(Old))
            return;
        try
        {
            Single(Old);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Busy or Locked)
        {
            throw InUse(Old);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Corrupt or NoDatabase)
        {
            // Damaged: what is restored now takes its place.
        }
    }

    /// <summary>Brings all of it into the one file, and leaves it as the program opens it.</summary>
    private static void Single(string file)
    {
        using var pooled = new SqliteConnection(DatabaseUrl.OfFile(file).ConnectionString);
        SqliteConnection.ClearPool(pooled);
        using var connection = Open(file);
        // One at a time: what fails behind a first result is passed over in silence. A file without the mode could not be opened for reading alone.
        foreach (var mode in new[] { "DELETE", "WAL" })
        {
            using var command = new SqliteCommand($"PRAGMA journal_mode={mode}", connection);
            command.ExecuteScalar();
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static void Remove(string file)
    {
        foreach (var part in new[] { file, file + "-wal", file + "-shm", file + "-journal" })
            File.Delete(part);
    }
}
