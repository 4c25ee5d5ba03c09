using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Entente.Web.Data.Portable;
using Entente.Web.Platform;

namespace Entente.Web.Features.Operations;

/// <summary>A backup that is read. Every fault of the file is a sentence (<see cref="BackupFaultException"/>).</summary>
public sealed class BackupFile : IAsyncDisposable
{
    private readonly ZipArchive parts;
    private readonly byte[] text;
    private readonly byte[] mark;

    private BackupFile(ZipArchive parts, BackupManifest manifest, byte[] text, byte[] mark) => (this.parts, Manifest, this.text, this.mark) = (parts, manifest, text, mark);

    public BackupManifest Manifest { get; }

    /// <summary>Opens a file and reads what it says of itself; nothing is proven yet.</summary>
    public static async Task<BackupFile> Open(string file, CancellationToken stop)
    {
        ZipArchive opened;
        try
        {
            opened = await ZipFile.OpenReadAsync(file, stop);
        }
        catch (InvalidDataException)
        {
            throw new BackupFaultException($"{file} is no backup of Entente, or it was cut off: take another.");
        }

        try
        {
            var (manifest, proof) = (await Bytes(opened, TakeBackup.ManifestName, stop), await Bytes(opened, TakeBackup.MarkName, stop));
            using var said = JsonDocument.Parse(manifest);
            var format = said.RootElement.GetProperty("format").GetInt32();
            if (format > BackupManifest.NewestFormat)
                throw new BackupFaultException($"{file} was written by a later version of Entente ({said.RootElement.GetProperty("program").GetString()}): restore it with that version or a later one.");
            return new BackupFile(opened, said.Deserialize<BackupManifest>(BackupManifest.Json) ?? throw new JsonException(), manifest, proof);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            await opened.DisposeAsync();
            throw new BackupFaultException($"{file} is no backup of Entente, or its manifest is damaged: take another.");
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether a holder of the key wrote the manifest; then nothing in the file was altered that <see cref="Verify"/> finds whole.</summary>
    public bool IsAuthentic(SealingKey key) => key.IsAuthentic(text, mark);

    /// <summary>Reads every part and proves it to be what the manifest says.</summary>
    public async Task Verify(CancellationToken stop)
    {
        var named = Manifest.Tables.Select(table => (table.Name, table.Sha256)).Concat(Manifest.Files.Select(file => (Name: file.Path, file.Sha256))).ToList();
        var buffer = new byte[1 << 16];
        foreach (var (name, sha256) in named)
        {
            try
            {
                await using var content = new HashedStream(await Entry(name).OpenAsync(stop));
                while (content.Read(buffer) > 0)
                    stop.ThrowIfCancellationRequested();
                if (content.Hash() != sha256)
                    throw Altered(name);
            }
            catch (InvalidDataException)
            {
                throw Altered(name);
            }
        }
    }

    /// <summary>The rows of a table.</summary>
    public async IAsyncEnumerable<object?[]> Rows(PortableTable table, [EnumeratorCancellation] CancellationToken stop)
    {
        var part = Manifest.Tables.Single(of => of.Table.Name == table.Name);
        using var lines = new StreamReader(await Entry(part.Name).OpenAsync(stop));
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            object?[] row;
            try
            {
                row = RowText.Read(System.Text.Encoding.UTF8.GetBytes(line), table);
            }
            catch (Exception fault) when (fault is FormatException or JsonException)
            {
                throw Altered(part.Name);
            }

            yield return row;
        }
    }

    /// <summary>Puts a file of the data folder where it was, unless it is there already.</summary>
    public async Task Extract(BackupManifest.FilePart file, string folder, CancellationToken stop)
    {
        var place = Path.GetFullPath(Path.Combine(folder, file.Path));
        if (!place.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw Altered(file.Path);
        if (File.Exists(place) && await Sha256(place, stop) == file.Sha256)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var coming = place + ".coming";
        await using (var content = await Entry(file.Path).OpenAsync(stop))
        await using (var target = File.Create(coming))
            await content.CopyToAsync(target, stop);
        // At once or not at all.
        File.Move(coming, place, overwrite: true);
    }

    public async ValueTask DisposeAsync() => await parts.DisposeAsync();

    private static async Task<string> Sha256(string path, CancellationToken stop)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
    }

    private static BackupFaultException Altered(string part) => new($"The part {part} of the backup is not what its manifest says: the file is damaged or was altered. Nothing was changed; take another.");

    private ZipArchiveEntry Entry(string name) => parts.GetEntry(name) ?? throw Altered(name);

    private static async Task<byte[]> Bytes(ZipArchive parts, string name, CancellationToken stop)
    {
        await using var content = await (parts.GetEntry(name) ?? throw new InvalidDataException(name)).OpenAsync(stop);
        var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }
}
