using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Entente.Web.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Entente.Web.Features.Ratings;

/// <summary>Personal rating links: who may rate what, protected and expiring. Opening one never rates; it is good for nothing else.</summary>
public sealed class RatingLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly IDataProtector protector = protection.CreateProtector("entente.rating-link.v2");

    public sealed record Invitation(Guid LinkId, Guid RaterId, string? Reference);

    /// <summary>The path of a link that lets a person rate one occasion.</summary>
    public string PathFor(Invitation invitation)
    {
        var until = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(until, (clock.Now() + Lifetime).ToUnixTimeSeconds());
        byte[] content = [.. until, .. invitation.LinkId.ToByteArray(true), .. invitation.RaterId.ToByteArray(true), .. Encoding.UTF8.GetBytes(invitation.Reference ?? "")];
        return "/r/" + Base64Url.EncodeToString(protector.Protect(content));
    }

    /// <summary>The personal path for somebody of a page where they would rate after signing in; null where it is none.</summary>
    public string? PathFor(Guid person, string path)
    {
        var page = new Uri(new Uri("http://entente.invalid"), path);
        return page.Segments is [.., var link] && Guid.TryParse(link, out var id)
            ? PathFor(new Invitation(id, person, System.Web.HttpUtility.ParseQueryString(page.Query)["reference"]))
            : null;
    }

    /// <summary>What a link allows; null where it expired or was changed.</summary>
    public Invitation? Open(string token)
    {
        try
        {
            var content = protector.Unprotect(Base64Url.DecodeFromChars(token));
            if (BinaryPrimitives.ReadInt64BigEndian(content) < clock.Now().ToUnixTimeSeconds())
                return null;
            var reference = Encoding.UTF8.GetString(content.AsSpan(40));
            return new Invitation(new Guid(content.AsSpan(8, 16), true), new Guid(content.AsSpan(24, 16), true), reference.Length > 0 ? reference : null);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
