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
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedUp = new byte[NonceLength + plain.Length + MacLength];
        var nonce = sealedUp.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key.Protection, MacLength);
        cipher.Encrypt(nonce, plain, sealedUp.AsSpan(NonceLength, plain.Length), sealedUp.AsSpan(NonceLength + plain.Length));
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(sealedUp)), typeof(Opener));
    }

    /// <summary>Opens them again; data protection makes it by its name, which stands beside every key.</summary>
    public sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement)
        {
            var sealedUp = Convert.FromBase64String(encryptedElement.Value);
            var plain = new byte[sealedUp.Length - NonceLength - MacLength];
            using var cipher = new AesGcm(services.GetRequiredService<SealingKey>().Protection, MacLength);
            cipher.Decrypt(sealedUp.AsSpan(0, NonceLength), sealedUp.AsSpan(NonceLength, plain.Length), sealedUp.AsSpan(sealedUp.Length - MacLength), plain);
            return XElement.Parse(Encoding.UTF8.GetString(plain));
        }
    }
}
