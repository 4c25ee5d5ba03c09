using System.Net;
using System.Net.Sockets;
using Entente.Domain.Kernel;

namespace Entente.Domain.Integrations;

/// <summary>
/// Where the program may send something of its own accord. Whoever sets up a webhook must not be able to make the program, which
/// stands inside the company's network, knock at doors there.
/// </summary>
/// <param name="Hosts">Names of hosts that may have private addresses.</param>
/// <param name="Loopback">True where this machine itself may be reached, without encryption too: for trying out.</param>
public sealed record OutgoingRule(IReadOnlySet<string> Hosts, bool Loopback)
{
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("fc00::/7"),
    ];

    private static readonly IPNetwork[] NeverPublic =
    [
        .. Private, IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/3"),
        // Of IPv6 only what is given out to the world, without the parts in which another address is wrapped.
        IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork World6 = IPNetwork.Parse("2000::/3");

    /// <summary>Nothing but the world, encrypted.</summary>
    public static OutgoingRule Usual { get; } = new(new HashSet<string>(StringComparer.OrdinalIgnoreCase), false);

    /// <summary>The refusal for what can be no address of a webhook, as far as its text tells; null where it can.</summary>
    public Refusal? Check(string? address)
    {
        if (address is null || address.Length > Webhook.MaxAddressLength || address.Any(char.IsControl) || !Uri.TryCreate(address, UriKind.Absolute, out var uri)
            || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || uri.Scheme is not ("https" or "http") || uri.Host.Length == 0)
            return new WebhookAddressInvalid();
        var literal = IPAddress.TryParse(uri.DnsSafeHost, out var ip) ? ip : null;
        if (uri.Scheme is "http" && !(Loopback && uri.IsLoopback))
            return new WebhookAddressInvalid();
        return (literal is not null && !Allows(uri.DnsSafeHost, literal)) || (literal is null && uri.IsLoopback && !Loopback) ? new WebhookAddressForbidden() : null;
    }

    /// <summary>Whether an address that a host's name led to may be reached. Asked of every address at every connection: names change what they lead to.</summary>
    public bool Allows(string host, IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain))
            return Loopback;
        return IsPublic(plain) || (Hosts.Contains(host) && Private.Any(network => network.Contains(plain)));
    }

    private static bool IsPublic(IPAddress address) =>
        !NeverPublic.Any(network => network.Contains(address)) && (address.AddressFamily is AddressFamily.InterNetwork || (address.AddressFamily is AddressFamily.InterNetworkV6 && World6.Contains(address)));
}
