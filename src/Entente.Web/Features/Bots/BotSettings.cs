using Entente.Domain.Integrations;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Platform.Messages;
using Entente.Web.Platform.Outgoing;

namespace Entente.Web.Features.Bots;

/// <summary>Where the platforms stand, from the environment or the program's settings file; what they are told who we are stands in the database.</summary>
public sealed class BotSettings(IConfiguration configuration, OutgoingSettings outgoing)
{
    /// <summary>Begins the settings that move a platform elsewhere: <c>ENTENTE_BOT_FEISHU=https://open.larksuite.com</c>.</summary>
    public const string Prefix = "ENTENTE_BOT_";

    /// <summary>Where people reach this program; without it no message could lead anywhere.</summary>
    public Uri? Address { get; } = CompanyAddress.Of(configuration);

    public OutgoingRule Rule => outgoing.Rule;

    /// <summary>Where a platform's calls go.</summary>
    internal Uri BaseOf(PlatformRules platform) =>
        Uri.TryCreate(configuration[Prefix + platform.Platform.ToString().ToUpperInvariant()], UriKind.Absolute, out var own) ? own : platform.Base;

    /// <summary>Whether an address can be that of a platform's group bots: what a platform answers is shown, so nobody else is asked.</summary>
    internal bool IsOf(PlatformRules platform, Uri address) =>
        address.Host == BaseOf(platform).Host || platform.Group.Hosts.Any(host => host.StartsWith('.') ? address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase) : string.Equals(address.Host, host, StringComparison.OrdinalIgnoreCase));
}
