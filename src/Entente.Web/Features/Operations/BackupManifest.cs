using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Web.Data.Portable;

namespace Entente.Web.Features.Operations;

/// <summary>What a backup holds: its last part, under the mark of the sealing key.</summary>
/// <param name="Format">Of the file; a program reads those up to its own.</param>
/// <param name="Program">The version that took it.</param>
/// <param name="Migrations">What made the tables, in order.</param>
/// <param name="TakenAt">When.</param>
/// <param name="SealingKey">Which key its sealed parts were sealed under.</param>
/// <param name="AuditEntries">How long the audit chain was.</param>
/// <param name="AuditHash">Its last hash, in hexadecimal.</param>
/// <param name="Tables">Each after those that it refers to.</param>
/// <param name="Files">What lay in the data folder beside the database.</param>
/// <param name="Missing">Files that rows refer to and that were not there.</param>
public sealed record BackupManifest(
    int Format, string Program, IReadOnlyList<string> Migrations, DateTimeOffset TakenAt, string SealingKey, long AuditEntries, string AuditHash,
    IReadOnlyList<BackupManifest.TablePart> Tables, IReadOnlyList<BackupManifest.FilePart> Files, IReadOnlyList<string> Missing)
{
    /// <summary>The newest format that this program reads and the one that it writes.</summary>
    public const int NewestFormat = 1;

    /// <summary>How it is written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>The rows of a table.</summary>
    /// <param name="Table">Its name and columns.</param>
    /// <param name="Rows">How many.</param>
    /// <param name="Digest">The sum of their hashes.</param>
    /// <param name="Sha256">Of the part's content.</param>
    public sealed record TablePart(PortableTable Table, long Rows, string Digest, string Sha256)
    {
        /// <summary>The part's name in the file.</summary>
        [JsonIgnore]
        public string Name => $"tables/{Table.Name}.jsonl";
    }

    /// <summary>A file of the data folder.</summary>
    /// <param name="Path">Where it lies in the data folder, and its name in the backup.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="Sha256">Of its content.</param>
    public sealed record FilePart(string Path, long Size, string Sha256);
}
