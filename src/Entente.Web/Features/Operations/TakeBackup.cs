using System.Buffers;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Entente.Web.Data.Portable;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations;

/// <summary>
/// Writes one instant of the whole program into one file: every table as lines of JSON, alike from both databases, the files that rows refer to, and
/// a manifest under the mark of the sealing key. The key itself is never in it.
/// </summary>
public sealed class TakeBackup(string folder, SealingKey key, IEnumerable<KeptFiles> kept, TimeProvider clock)
{
    /// <summary>The name of the part that says what the others are.</summary>
    internal const string ManifestName = "manifest.json";

    /// <summary>The name of the part that proves the manifest.</summary>
    internal const string MarkName = "manifest.hmac";

    private const int Chunk = 1 << 16;

    /// <summary>Writes everything that the snapshot holds to a file that is not there yet, and to the disk before it returns.</summary>
    public async Task<BackupManifest> Run(DatabaseSnapshot snapshot, string file, CancellationToken stop)
    {
        await using var content = new FileStream(file, OwnersFile.Options(FileMode.CreateNew));
        BackupManifest manifest;
        await using (var parts = await ZipArchive.CreateAsync(content, ZipArchiveMode.Create, leaveOpen: true, null, stop))
        {
            var (tables, paths, about) = await Describe(snapshot, stop);
            var written = new List<BackupManifest.TablePart>();
            foreach (var table in tables)
                written.Add(await Write(parts, snapshot, table, stop));
            var (files, missing) = await Write(parts, paths, stop);
            manifest = about with { Tables = written, Files = files, Missing = missing };
            var text = JsonSerializer.SerializeToUtf8Bytes(manifest, BackupManifest.Json);
            await Write(parts, ManifestName, text, stop);
            await Write(parts, MarkName, key.Authenticate(text), stop);
        }

        content.Flush(flushToDisk: true);
        return manifest;
    }

    private async Task<(IReadOnlyList<PortableTable> Tables, IReadOnlyList<string> Paths, BackupManifest About)> Describe(DatabaseSnapshot snapshot, CancellationToken stop)
    {
        await using var db = snapshot.CreateDbContext();
        var migrations = (await db.Database.GetAppliedMigrationsAsync(stop)).Intersect(db.Database.GetMigrations(), StringComparer.Ordinal).Select(MigrationNames.Of).ToList();
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(stop);
        var paths = kept.SelectMany(files => files.Paths(db).Select(path => $"{files.Folder}/{path}")).Order(StringComparer.Ordinal).ToList();
        var version = typeof(TakeBackup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return (PortableSchema.Of(db), paths, new BackupManifest(
            BackupManifest.NewestFormat, version, migrations, clock.Now(), key.Fingerprint, last?.Number ?? 0, Convert.ToHexStringLower(last?.Hash ?? []), [], [], []));
    }

    private static async Task<BackupManifest.TablePart> Write(ZipArchive parts, DatabaseSnapshot snapshot, PortableTable table, CancellationToken stop)
    {
        var part = new BackupManifest.TablePart(table, 0, "", "");
        var digest = new TableDigest();
        await using var content = new HashedStream(await parts.CreateEntry(part.Name, CompressionLevel.Fastest).OpenAsync(stop));
        var lines = new ArrayBufferWriter<byte>(Chunk);
        await foreach (var row in snapshot.Rows(table, stop))
        {
            var start = lines.WrittenCount;
            RowText.Write(lines, table, row);
            digest.Add(lines.WrittenSpan[start..]);
            lines.Write("\n"u8);
            if (lines.WrittenCount < Chunk)
                continue;
            content.Write(lines.WrittenSpan);
            lines.ResetWrittenCount();
        }

        content.Write(lines.WrittenSpan);
        return part with { Rows = digest.Rows, Digest = digest.Value, Sha256 = content.Hash() };
    }

    private async Task<(List<BackupManifest.FilePart> Files, List<string> Missing)> Write(ZipArchive parts, IReadOnlyList<string> paths, CancellationToken stop)
    {
        var (files, missing) = (new List<BackupManifest.FilePart>(), new List<string>());
        foreach (var path in paths)
        {
            var from = Path.Combine(folder, path);
            if (!File.Exists(from))
            {
                missing.Add(path);
                continue;
            }

            await using var source = File.OpenRead(from);
            // Pictures and documents are packed already.
            await using var content = new HashedStream(await parts.CreateEntry(path, CompressionLevel.NoCompression).OpenAsync(stop));
            await source.CopyToAsync(content, stop);
            files.Add(new BackupManifest.FilePart(path, content.Passed, content.Hash()));
        }

        return (files, missing);
    }

    private static async Task Write(ZipArchive parts, string name, byte[] bytes, CancellationToken stop)
    {
        await using var content = await parts.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop);
        await content.WriteAsync(bytes, stop);
    }
}
