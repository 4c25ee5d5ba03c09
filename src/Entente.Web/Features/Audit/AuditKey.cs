using System.Security.Cryptography;
using Entente.Web.Data.Portable;
using Entente.Web.Platform;

namespace Entente.Web.Features.Audit;

/// <summary>
/// The key that heads of the audit chain are signed with (ECDSA, P-256): from <c>ENTENTE_AUDIT_KEY</c> (PKCS #8 in base64) or from a file beside
/// the database, made at the first start and readable by its owner alone. Several nodes need the same.
/// </summary>
public sealed class AuditKey : IDisposable
{
    public const string Variable = "ENTENTE_AUDIT_KEY";

    private readonly ECDsa key;

    private AuditKey(ECDsa key) => this.key = key;

    /// <summary>What signatures are checked with (SubjectPublicKeyInfo).</summary>
    public byte[] PublicKey => key.ExportSubjectPublicKeyInfo();

    public static AuditKey From(string? variable, string dataFolder)
    {
        if (!string.IsNullOrWhiteSpace(variable))
            return new AuditKey(Decode(variable, Variable));
        var file = FileIn(dataFolder);
        if (!File.Exists(file))
        {
            OwnersFile.MakeFolder(Path.GetDirectoryName(file)!);
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var options = OwnersFile.Options(FileMode.CreateNew);
            try
            {
                using var writer = new StreamWriter(file, options);
                writer.Write(Convert.ToBase64String(made.ExportPkcs8PrivateKey()));
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another program over the same folder was faster; its key is read below.
            }
        }

        return new AuditKey(Decode(File.ReadAllText(file), file));
    }

    /// <summary>Where the file of a data folder stands.</summary>
    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "keys", "audit.key");

    /// <summary>The key itself, as the variable takes it: for whoever keeps it elsewhere.</summary>
    public string Text => Convert.ToBase64String(key.ExportPkcs8PrivateKey());

    public byte[] Sign(byte[] content) => key.SignData(content, HashAlgorithmName.SHA256);

    /// <summary>Whether a head bears the signature of the key that it names.</summary>
    public static bool Holds(AuditHead head)
    {
        using var named = ECDsa.Create();
        try
        {
            named.ImportSubjectPublicKeyInfo(head.PublicKey, out _);
            return named.VerifyData(head.SignedText, head.Signature, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Dispose() => key.Dispose();

    private static ECDsa Decode(string text, string source)
    {
        var read = ECDsa.Create();
        try
        {
            read.ImportPkcs8PrivateKey(Convert.FromBase64String(text.Trim()), out _);
            return read;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            read.Dispose();
            throw new CannotGoOnException($"{source} holds no key for signing the audit chain: an ECDSA key (P-256) in PKCS #8, written in base64, is needed.");
        }
    }
}
