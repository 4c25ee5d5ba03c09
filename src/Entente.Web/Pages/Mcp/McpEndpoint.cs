using System.Text.Json;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;
using Microsoft.AspNetCore.Mvc;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Entente.Web.Pages.Mcp;

/// <summary>
/// The Model Context Protocol at <c>/mcp</c>, by streamable HTTP without sessions: any node answers any request, and a node that is killed
/// takes nothing along. Keys alone come in: a browser sends a person's cookie from anywhere. Tools that a key has no scope for are neither listed nor run.
/// </summary>
public static class McpEndpoint
{
    public const string Path = "/mcp";

    private const string Instructions =
        "Entente shows how the departments of one company serve each other. Units, services and people are named by code and mail address; periods are 2026-07, 2026-Q3, 2026-H1, 2026. "
        + "Sealed ratings appear only in figures of released groups: never try to find out who said what.";

    public static IServiceCollection AddMcp(this IServiceCollection services)
    {
        services.AddScoped<McpAnswer>();
        services.AddMcpServer(options =>
        {
            options.ServerInfo = new Implementation { Name = "entente", Title = "Entente", Version = typeof(McpEndpoint).Assembly.GetName().Version!.ToString(3) };
            options.ServerInstructions = Instructions;
        }).WithHttpTransport(options => options.Stateless = true).AddAuthorizationFilters()
            // Options of our own: those that all share keep what they were asked with, and the whole program with it.
            .WithTools<EntenteTools>(new JsonSerializerOptions(McpJsonUtilities.DefaultOptions));
        return services;
    }

    public static void MapMcp(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMcp(Path).RequireAuthorization(Policies.Key).WithMetadata(new RequestSizeLimitAttribute(ApiFeature.LargestRequest)).DisableAntiforgery();
}
