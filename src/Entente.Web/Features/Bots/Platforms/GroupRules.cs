namespace Entente.Web.Features.Bots.Platforms;

/// <summary>How a bot that stands in a group is spoken through.</summary>
internal sealed record GroupRules
{
    /// <summary>The hosts of its addresses; one that begins with a dot stands for everything below it.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Whether a secret may sign what is sent.</summary>
    public bool Signs { get; init; }

    public required Func<GroupMessage, BotRequest> Send { get; init; }

    public required Answers Answers { get; init; }

    /// <param name="Address">Where the bot listens.</param>
    /// <param name="Secret">What signs; null where the bot asks for no signature.</param>
    /// <param name="Now">When it is sent: what is signed says so.</param>
    /// <param name="Words">What.</param>
    internal sealed record GroupMessage(string Address, string? Secret, DateTimeOffset Now, BotWords Words);
}
