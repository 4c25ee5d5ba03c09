using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Entente.Web.Platform;

/// <summary>
/// Whose word is taken for where a request came from and whether it came encrypted: only the proxies that <c>ENTENTE_PROXIES</c>
/// names, as addresses or networks with commas between them. Whatever anybody else claims is passed over.
/// </summary>
public static class Proxies
{
    public const string Variable = "ENTENTE_PROXIES";

    /// <exception cref="CannotGoOnException">One of them is neither an address nor a network.</exception>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Configuration[Variable] is not { Length: > 0 } named)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var each in named.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(each, out var address))
                options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(each, out var network))
                options.KnownIPNetworks.Add(network);
            else
                throw new CannotGoOnException($"{Variable} names \"{each}\", which is neither an address such as 10.0.0.5 nor a network such as 10.0.0.0/24.");
        }

        app.UseForwardedHeaders(options);
    }
}
