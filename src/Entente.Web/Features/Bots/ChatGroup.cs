namespace Entente.Web.Features.Bots;

/// <summary>The chat group of a unit, reached by the address of a bot that stands in it. The address is a key by itself: it is kept as the secret is.</summary>
public sealed class ChatGroup
{
    public const int MaxAddressLength = 400;

    public required Guid UnitId { get; init; }

    public ChatPlatform Platform { get; set; }

    public string SealedAddress { get; set; } = "";

    /// <summary>What its messages are signed with; null where the bot asks for no signature.</summary>
    public string? SealedSecret { get; set; }

    /// <summary>The language in which the group is spoken to.</summary>
    public string Language { get; set; } = "";

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; set; }
}
