using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Data.Portable;

namespace Entente.Web.Features.Goals;

/// <summary>Keeps the content of evidence under its hash, outside of whatever is served as a file.</summary>
public sealed class EvidenceStore(string folder)
{
    /// <summary>The folder's name within the data folder.</summary>
    public const string Folder = "evidence";

    /// <summary>What was kept.</summary>
    public sealed record Kept(string Hash, long Size);

    /// <summary>Writes what comes in while counting it; what is too large, empty, or not what its name claims leaves nothing behind.</summary>
    public async Task<Outcome<Kept>> Keep(string name, Stream content, CancellationToken stop)
    {
        OwnersFile.MakeFolder(folder);
        var coming = Path.Combine(folder, $"{Guid.CreateVersion7():N}.coming");
        try
        {
            var written = await Write(name, content, coming, stop);
            if (written.IsRefused)
                return written;
            if (EvidenceType.IsPacket(name) && EvidenceType.CheckParts(name, Parts(coming)) is { } other)
                return other;
            var place = Path.Combine(folder, PathOf(written.Value.Hash));
            OwnersFile.MakeFolder(Path.GetDirectoryName(place)!);
            File.Move(coming, place, overwrite: true);
            return written;
        }
        finally
        {
            File.Delete(coming);
        }
    }

    public Stream Open(string hash) => File.OpenRead(Path.Combine(folder, PathOf(hash)));

    private static async Task<Outcome<Kept>> Write(string name, Stream content, string path, CancellationToken stop)
    {
        await using var file = File.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            var size = 0L;
            while (await content.ReadAtLeastAsync(buffer.AsMemory(0, 81920), EvidenceType.LooksAt, false, stop) is > 0 and var read)
            {
                if (size == 0 && EvidenceType.CheckStart(name, buffer.AsSpan(0, Math.Min(read, EvidenceType.LooksAt))) is { } refusal)
                    return refusal;
                size += read;
                if (size > EvidenceFile.MostBytes)
                    return new EvidenceTooLarge();
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), stop);
            }

            await file.FlushAsync(stop);
            return size == 0 ? new EvidenceEmpty() : new Kept(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The names of the parts of a packet; none where it cannot be opened as one.</summary>
    private static List<string> Parts(string path)
    {
        try
        {
            using var packet = ZipFile.OpenRead(path);
            return [.. packet.Entries.Select(entry => entry.FullName.Replace('\\', '/'))];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    /// <summary>Where a content lies within the folder.</summary>
    internal static string PathOf(string hash) => $"{hash[..2]}/{hash}";
}
