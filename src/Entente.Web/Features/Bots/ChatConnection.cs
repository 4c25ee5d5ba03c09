namespace Entente.Web.Features.Bots;

/// <summary>The company's own app at a platform: who we are there, and what we prove it with.</summary>
public sealed class ChatConnection
{
    public required ChatPlatform Platform { get; init; }

    /// <summary>What is no secret, by the name of its <see cref="Platforms.ConnectionField"/>. Replaced and never changed.</summary>
    public IReadOnlyDictionary<string, string> Values { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is one, by the same names, under the keys of data protection.</summary>
    public string SealedSecrets { get; set; } = "";

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; set; }
}
