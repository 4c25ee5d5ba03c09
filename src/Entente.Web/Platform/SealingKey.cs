using System.Security.Cryptography;

namespace Entente.Web.Platform;

/// <summary>
/// The key under which sealed raters are hidden: from <c>ENTENTE_SEALING_KEY</c> (base64 of 32 bytes) or from a file beside the
/// database but never in it, made at the first start and readable by its owner alone.
/// </summary>
public sealed class SealingKey
{
    public const string Variable = "ENTENTE_SEALING_KEY";
    private const int Length = 32;

    private SealingKey(byte[] key)
    {
        Encryption = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: "entente sealed envelope"u8.ToArray());
        Protection = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: "entente data protection"u8.ToArray());
        Tagging = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: "entente sealed tag"u8.ToArray());
    }

    internal byte[] Encryption { get; }

    /// <summary>Hides the keys of cookies and rating links, which the database keeps: whoever reads it alone can forge neither.</summary>
    internal byte[] Protection { get; }

    internal byte[] Tagging { get; }

    public static SealingKey From(string? variable, string dataFolder)
    {
        if (!string.IsNullOrWhiteSpace(variable))
            return new SealingKey(Decode(variable, Variable));
        var file = Path.Combine(dataFolder, "keys", "sealing.key");
        if (!File.Exists(file))
            Create(file);
        return new SealingKey(Decode(File.ReadAllText(file), file));
    }

    private static void Create(string file)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
    }

    private static byte[] Decode(string text, string source)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(text.Trim(), key, out var written) && written == Length
            ? key
            : throw new InvalidDataException($"The sealing key in {source} must be {Length} bytes in base64. Restore it from its backup: without it sealed ratings cannot be revised or answered.");
    }
}
