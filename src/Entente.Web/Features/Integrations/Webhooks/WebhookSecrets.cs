using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>
/// What signs deliveries, as Standard Webhooks has it: <c>whsec_</c> and base64 of 32 random bytes, shown once. The table holds it under
/// the keys of data protection, which themselves lie under the sealing key: whoever reads the database alone can sign nothing.
/// </summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    public const string Prefix = "whsec_";
    private const int Length = 32;

    private readonly IDataProtector protector = protection.CreateProtector("entente webhook secret");

    /// <summary>A new secret as its receiver gets it, and as it is kept.</summary>
    public (string Shown, string Kept) Make()
    {
        var shown = Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length));
        return (shown, protector.Protect(shown));
    }

    /// <summary>The headers that say which event this is, when this attempt was made, and that it is ours: one signature for each secret that is valid.</summary>
    public IEnumerable<KeyValuePair<string, string>> Sign(IEnumerable<string> kept, Guid id, DateTimeOffset at, byte[] body)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return
        [
            new("webhook-id", id.ToString()),
            new("webhook-timestamp", timestamp),
            new("webhook-signature", string.Join(' ', kept.Select(secret => "v1," + Convert.ToBase64String(HMACSHA256.HashData(BytesOf(secret), signed))))),
        ];
    }

    private byte[] BytesOf(string kept) => Convert.FromBase64String(protector.Unprotect(kept)[Prefix.Length..]);
}
