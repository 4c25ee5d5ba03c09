using System.Globalization;
using System.Text;

namespace Entente.Web.Features.Audit;

/// <summary>
/// The last entry of the audit chain on a day, signed. Whoever keeps it elsewhere can prove later that the chain up to there is the one of that
/// day: a chain that was written anew from some entry on is intact in itself, and yet has another hash there.
/// </summary>
public sealed class AuditHead
{
    private AuditHead()
    {
    }

    /// <summary>The company's day.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>The number of the entry.</summary>
    public long Number { get; private init; }

    /// <summary>Its hash, SHA-256.</summary>
    public byte[] Hash { get; private init; } = [];

    /// <summary>When it was signed.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>ECDSA over P-256 with SHA-256 of <see cref="SignedText"/>, as in IEEE P1363.</summary>
    public byte[] Signature { get; private init; } = [];

    /// <summary>The key that it is checked with (SubjectPublicKeyInfo).</summary>
    public byte[] PublicKey { get; private init; } = [];

    /// <summary>The bytes that are signed: four lines of text.</summary>
    public byte[] SignedText => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"entente audit head\n{Number}\n{Convert.ToHexStringLower(Hash)}\n{At.ToUnixTimeMilliseconds()}"));

    /// <summary>Signs a head.</summary>
    public static AuditHead Of(DateOnly day, long number, byte[] hash, DateTimeOffset at, AuditKey key)
    {
        var bare = new AuditHead { Day = day, Number = number, Hash = hash, At = at };
        return new AuditHead { Day = day, Number = number, Hash = hash, At = at, Signature = key.Sign(bare.SignedText), PublicKey = key.PublicKey };
    }

    /// <summary>A head as it was kept elsewhere.</summary>
    public static AuditHead Kept(DateOnly day, long number, byte[] hash, DateTimeOffset at, byte[] signature, byte[] publicKey) =>
        new() { Day = day, Number = number, Hash = hash, At = at, Signature = signature, PublicKey = publicKey };
}
