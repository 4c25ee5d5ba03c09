using Entente.Domain.Integrations;
using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Where webhooks may go beside the open internet, from the environment or the program's settings file: whoever administers the program alone cannot widen it.</summary>
public sealed class WebhookSettings(IConfiguration configuration, IEnumerable<Channel> channels)
{
    public const string HostsVariable = "ENTENTE_WEBHOOK_HOSTS";
    public const string LoopbackVariable = "ENTENTE_WEBHOOK_LOOPBACK";
    private static readonly char[] Between = [',', ';', ' '];

    /// <summary>What events name as their source: where people reach the program, or a name of its own while nobody said.</summary>
    public Uri Source { get; } = channels.Select(channel => channel.Address).FirstOrDefault(address => address is not null) ?? new Uri("urn:entente");

    public OutgoingRule Rule { get; } = new(
        (configuration[HostsVariable] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase),
        bool.TryParse(configuration[LoopbackVariable], out var loopback) && loopback);
}
