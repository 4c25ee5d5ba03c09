using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Web.Features.Bots;

/// <summary>Keeps what opens a platform under the keys of data protection, which themselves lie under the sealing key: whoever reads the database alone can send nothing.</summary>
public sealed class BotSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("entente bot secret");

    public string Seal(string secret) => protector.Protect(secret);

    public string SealAll(IReadOnlyDictionary<string, string> secrets) => Seal(JsonSerializer.Serialize(secrets, JsonSerializerOptions.Web));

    /// <summary>Null where it was kept under keys that are gone: an administrator enters it again.</summary>
    public string? Open(string kept)
    {
        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <inheritdoc cref="Open"/>
    public IReadOnlyDictionary<string, string>? OpenAll(string kept) =>
        Open(kept) is { } text ? JsonSerializer.Deserialize<Dictionary<string, string>>(text, JsonSerializerOptions.Web) : null;
}
