using System.Globalization;
using System.Text.Json;

namespace Entente.Web.Platform;

/// <summary>What an entry of the audit chain says of rows elsewhere, so that they are held by the chain like the entry itself: how many they were, and the hash over them.</summary>
/// <param name="From">Rows after this instant, in milliseconds since 1970; -1 for all up to <paramref name="Until"/>.</param>
/// <param name="Until">Rows up to this instant, in milliseconds since 1970; where it is the same as <paramref name="From"/>, those of this instant alone.</param>
/// <param name="Rows">How many.</param>
/// <param name="Sha256">The hash over them, in hexadecimal.</param>
public sealed record Attestation(long From, long Until, long Rows, string Sha256)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Takes what a digest holds.</summary>
    public static Attestation Take(FieldDigest digest, long from, long until) => new(from, until, digest.Rows, Convert.ToHexStringLower(digest.Take()));

    /// <summary>What an entry attests.</summary>
    public static Attestation Of(AuditEntry entry) => JsonSerializer.Deserialize<Attestation>(entry.Details ?? "", Form) ?? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Entry {entry.Number} attests nothing."));

    /// <summary>As the details of an entry.</summary>
    public override string ToString() => JsonSerializer.Serialize(this, Form);
}
