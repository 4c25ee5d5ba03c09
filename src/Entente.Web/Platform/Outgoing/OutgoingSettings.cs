using Entente.Domain.Integrations;

namespace Entente.Web.Platform.Outgoing;

/// <summary>Where the program may go beside the open internet, from the environment or the program's settings file: whoever administers the program alone cannot widen it.</summary>
public sealed class OutgoingSettings(IConfiguration configuration)
{
    public const string HostsVariable = "ENTENTE_WEBHOOK_HOSTS";
    public const string LoopbackVariable = "ENTENTE_WEBHOOK_LOOPBACK";
    private static readonly char[] Between = [',', ';', ' '];

    public OutgoingRule Rule { get; } = new(
        (configuration[HostsVariable] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase),
        bool.TryParse(configuration[LoopbackVariable], out var loopback) && loopback);
}
