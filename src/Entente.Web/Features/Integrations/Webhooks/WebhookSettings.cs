using Entente.Domain.Integrations;
using Entente.Web.Platform.Messages;
using Entente.Web.Platform.Outgoing;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>How webhooks name this program, and where they may go.</summary>
public sealed class WebhookSettings(OutgoingSettings outgoing, IEnumerable<Channel> channels)
{
    /// <summary>What events name as their source: where people reach the program, or a name of its own while nobody said.</summary>
    public Uri Source { get; } = channels.Select(channel => channel.Address).FirstOrDefault(address => address is not null) ?? new Uri("urn:entente");

    public OutgoingRule Rule { get; } = outgoing.Rule;
}
