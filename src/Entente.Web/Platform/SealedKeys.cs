using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace Entente.Web.Platform;

/// <summary>
/// Keeps the keys of cookies and rating links under the sealing key. They lie in the database; in clear, whoever reads it could
/// sign in as anybody and so learn what sealed raters said.
/// </summary>
public sealed class SealedKeys(SealingKey key) : IXmlEncryptor, IConfigureOptions<KeyManagementOptions>
{
    private const int NonceLength = 12;
    private const int MacLength = 16;

    public void Configure(KeyManagementOptions options) => options.XmlEncryptor = this;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(Seal(key, Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))), typeof(Opener));
    }

    /// <summary>Seals what was sealed under an old key under the current one; anything else stays as it is.</summary>
    internal static string SealAnew(SealingKey key, string xml)
    {
        var document = XElement.Parse(xml);
        foreach (var element in document.Descendants("sealed").ToList())
            element.Value = Convert.ToBase64String(Seal(key, Open(key, Convert.FromBase64String(element.Value))));
        return document.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Whether the key opens what is sealed there; null where nothing is.</summary>
    public static bool? Opens(SealingKey key, string xml)
    {
        var sealedUp = XElement.Parse(xml).Descendants("sealed").ToList();
        try
        {
            return sealedUp.Count > 0 ? sealedUp.TrueForAll(element => Open(key, Convert.FromBase64String(element.Value)).Length > 0) : null;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static byte[] Seal(SealingKey key, byte[] plain)
    {
        var sealedUp = new byte[NonceLength + plain.Length + MacLength];
        var nonce = sealedUp.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key.Current.Protection, MacLength);
        cipher.Encrypt(nonce, plain, sealedUp.AsSpan(NonceLength, plain.Length), sealedUp.AsSpan(NonceLength + plain.Length));
        CryptographicOperations.ZeroMemory(plain);
        return sealedUp;
    }

    private static byte[] Open(SealingKey key, byte[] sealedUp)
    {
        var plain = new byte[sealedUp.Length - NonceLength - MacLength];
        var ring = key.Ring;
        for (var i = 0; ; i++)
        {
            try
            {
                using var cipher = new AesGcm(ring[i].Protection, MacLength);
                cipher.Decrypt(sealedUp.AsSpan(0, NonceLength), sealedUp.AsSpan(NonceLength, plain.Length), sealedUp.AsSpan(sealedUp.Length - MacLength), plain);
                return plain;
            }
            catch (AuthenticationTagMismatchException) when (i + 1 < ring.Count)
            {
                // Perhaps under the key that is being exchanged.
            }
        }
    }

    /// <summary>Opens them again; data protection makes it by its name, which stands beside every key.</summary>
    public sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) =>
            XElement.Parse(Encoding.UTF8.GetString(Open(services.GetRequiredService<SealingKey>(), Convert.FromBase64String(encryptedElement.Value))));
    }
}
