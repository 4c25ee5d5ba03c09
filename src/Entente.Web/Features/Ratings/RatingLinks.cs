using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Web.Features.Ratings;

/// <summary>Personal rating links: who may rate what, protected and expiring. Opening one never rates; it is good for nothing else.</summary>
public sealed class RatingLinks(IDataProtectionProvider protection)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("entente.rating-link.v1").ToTimeLimitedDataProtector();

    public sealed record Invitation(Guid LinkId, Guid RaterId, string? Reference);

    /// <summary>The path of a link that lets a person rate one occasion.</summary>
    public string PathFor(Invitation invitation)
    {
        byte[] content = [.. invitation.LinkId.ToByteArray(true), .. invitation.RaterId.ToByteArray(true), .. Encoding.UTF8.GetBytes(invitation.Reference ?? "")];
        return "/r/" + Base64Url.EncodeToString(protector.Protect(content, Lifetime));
    }

    /// <summary>What a link allows; null where it expired or was changed.</summary>
    public Invitation? Open(string token)
    {
        try
        {
            var content = protector.Unprotect(Base64Url.DecodeFromChars(token));
            var reference = Encoding.UTF8.GetString(content.AsSpan(32));
            return new Invitation(new Guid(content.AsSpan(0, 16), true), new Guid(content.AsSpan(16, 16), true), reference.Length > 0 ? reference : null);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
