using System.Security.Cryptography;
using Entente.Web.Data.Portable;

namespace Entente.Web.Platform;

/// <summary>
/// The key under which sealed raters are hidden: from <c>ENTENTE_SEALING_KEY</c> (base64 of 32 bytes) or from a file beside the
/// database but never in it, made at the first start and readable by its owner alone. While it is being exchanged there are two, the new one
/// first: new things are sealed under that, and both open.
/// </summary>
public sealed class SealingKey
{
    public const string Variable = "ENTENTE_SEALING_KEY";
    private const int Length = 32;
    private static readonly char[] Between = [',', '\n', '\r', ' '];

    private readonly Lock gate = new();
    private readonly string? file;
    private readonly string text;
    private DateTime readAt;
    private IReadOnlyList<Keys> ring;

    private SealingKey(string text, string source, string? file)
    {
        (this.file, this.text) = (file, text);
        ring = Decode(text, source);
        readAt = file is null ? default : File.GetLastWriteTimeUtc(file);
    }

    /// <summary>What is sealed now is sealed under these.</summary>
    internal Keys Current => Ring[0];

    /// <summary>All that open, the current first. The file is looked at each time, so that a program that serves follows an exchange at once.</summary>
    internal IReadOnlyList<Keys> Ring
    {
        get
        {
            if (file is null)
                return ring;
            lock (gate)
            {
                if (File.GetLastWriteTimeUtc(file) is var written && written != readAt)
                    (ring, readAt) = (Decode(File.ReadAllText(file), file), written);
                return ring;
            }
        }
    }

    /// <summary>True where the key is a file of ours, which an exchange may write.</summary>
    public bool IsFile => file is not null;

    /// <summary>True while two keys open.</summary>
    public bool IsExchanging => Ring.Count > 1;

    /// <summary>The key itself, as the variable takes it: for whoever keeps it elsewhere, and never for a log or a page.</summary>
    public string Text => string.Join(',', (file is null ? text : File.ReadAllText(file)).Split(Between, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What names the key without telling it.</summary>
    public string Fingerprint => Current.Fingerprint;

    /// <summary>Where the file of a data folder stands.</summary>
    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "keys", "sealing.key");

    /// <summary>Whether there is one already, so that none would be made.</summary>
    public static bool IsThere(string? variable, string dataFolder) => !string.IsNullOrWhiteSpace(variable) || File.Exists(FileIn(dataFolder));

    /// <summary>Whether a fingerprint is that of one of these keys.</summary>
    public bool Knows(string fingerprint) => Ring.Any(keys => keys.Fingerprint == fingerprint);

    /// <summary>What only a holder of the key can put under a content.</summary>
    public byte[] Authenticate(ReadOnlySpan<byte> content) => HMACSHA256.HashData(Current.Authentication, content);

    /// <summary>Whether a holder of one of these keys put this under the content.</summary>
    public bool IsAuthentic(byte[] content, byte[] mark) => Ring.Any(keys => CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(keys.Authentication, content), mark));

    public static SealingKey From(string? variable, string dataFolder)
    {
        if (!string.IsNullOrWhiteSpace(variable))
            return new SealingKey(variable, Variable, null);
        var ours = FileIn(dataFolder);
        if (!File.Exists(ours))
        {
            OwnersFile.MakeFolder(Path.GetDirectoryName(ours)!);
            Write(ours, FileMode.CreateNew, [NewKey()]);
        }

        return new SealingKey(File.ReadAllText(ours), ours, ours);
    }

    /// <summary>Puts a new key before the present one; where an exchange is under way already, that goes on.</summary>
    public void BeginExchange()
    {
        if (Ring.Count == 1)
            Replace([NewKey(), .. File.ReadAllText(file!).Split(Between, StringSplitOptions.RemoveEmptyEntries)]);
    }

    /// <summary>Takes the old key out: from here on it opens nothing.</summary>
    public void EndExchange() => Replace(File.ReadAllText(file!).Split(Between, StringSplitOptions.RemoveEmptyEntries)[..1]);

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));

    private void Replace(IReadOnlyList<string> keys)
    {
        var beside = file! + ".new";
        File.Delete(beside);
        Write(beside, FileMode.CreateNew, keys);
        // At once or not at all: who reads in between reads the old file.
        File.Move(beside, file!, overwrite: true);
    }

    private static void Write(string path, FileMode mode, IReadOnlyList<string> keys)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        foreach (var key in keys)
            writer.WriteLine(key);
    }

    private static IReadOnlyList<Keys> Decode(string text, string source)
    {
        var keys = text.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        return keys.Length > 0 ? [.. keys.Select(key => DecodeOne(key, source))] : throw Invalid(source);
    }

    private static Keys DecodeOne(string text, string source)
    {
        var key = new byte[Length];
        if (!Convert.TryFromBase64String(text, key, out var written) || written != Length)
            throw Invalid(source);
        byte[] Derive(ReadOnlySpan<byte> info)
        {
            var derived = new byte[Length];
            HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, [], info);
            return derived;
        }

        return new Keys(Derive("entente sealed envelope"u8), Derive("entente data protection"u8), Derive("entente sealed tag"u8), Derive("entente backup"u8), Convert.ToHexStringLower(Derive("entente key fingerprint"u8)[..8]));
    }

    private static InvalidDataException Invalid(string source) =>
        new($"The sealing key in {source} must be {Length} bytes in base64. Restore it from its backup: without it sealed ratings cannot be revised or answered.");

    /// <param name="Encryption">Opens envelopes.</param>
    /// <param name="Protection">Hides the keys of cookies and rating links, which the database keeps: whoever reads it alone can forge neither.</param>
    /// <param name="Tagging">Finds one's own sealed ratings.</param>
    /// <param name="Authentication">Proves that a backup is what was taken.</param>
    /// <param name="Fingerprint">Names the key.</param>
    internal sealed record Keys(byte[] Encryption, byte[] Protection, byte[] Tagging, byte[] Authentication, string Fingerprint);
}
