using System.CodeDom.Compiler;
using System.Net;
using System.Reflection;
using Entente.Web.Tests.Kit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Entente.Web.Tests.Architecture;

/// <summary>Nothing is open by accident: rule 7 of ARCHITECTURE.md.</summary>
public sealed class AccessTests(Apps apps) : IClassFixture<Apps>
{
    /// <summary>What nobody needs to sign in for. Think twice before a line is added.</summary>
    private static readonly string[] Anonymous =
    [
        "/sign-in", "/sign-in/code", "/sign-in/provider", "/sign-in/provider/answer", "/signed-out", "/sign-in/passkey/question", "/sign-out", "/invitation/{Token}", "/first-administrator/{Token}", "/not-found", "/error/{Status:int}", "/ui/culture", "/ui/theme", "/r/{token}", "/callbacks/wecom", "/callbacks/feishu", "/p/{token}", "/calendar/{token}.ics", "/healthz/live", "/healthz/ready", "/sealed", "/scalar/scalar.js", "/scalar/scalar.aspnetcore.js", "/scalar/favicon.svg",
    ];

    /// <summary>What looks at the token of its form by itself, or is let in by a token or a signature in the request and by no cookie. Think twice before a line is added.</summary>
    private static readonly string[] WithoutFormToken =
    [
        "/rate/{linkId:guid}", "/pulse/{quarter}", "/goals/{id:guid}/files", "/r/{token}", "/p/{token}", "/callbacks/wecom", "/callbacks/feishu",
    ];

    /// <summary>Where programs come with a key, and a cookie counts only from our own pages.</summary>
    private static readonly string[] ForPrograms = ["/api/", "/scim/", "/mcp/"];

    [Fact]
    public async Task Only_what_stands_on_the_list_is_open_to_everybody() =>
        Model.None((await Endpoints()).Where(IsOpen).Select(PathOf).Except(Anonymous), "Open to everybody, and not on the list:");

    [Fact]
    public async Task Whatever_says_nothing_asks_for_somebody_who_is_signed_in()
    {
        var options = (await apps.On(DatabaseKind.Sqlite)).Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value;
        Assert.NotNull(options.FallbackPolicy);
        Assert.NotEmpty(options.FallbackPolicy.Requirements);
    }

    [Fact]
    public async Task Nobody_gets_past_the_door_of_any_page_or_endpoint()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        var http = app.Client(followRedirects: false);
        var entered = new List<string>();
        foreach (var endpoint in (await Endpoints()).Where(endpoint => !IsOpen(endpoint)))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), Filled(endpoint));
                using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
                var refused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
                    || answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) is true;
                if (!refused)
                    entered.Add($"{method} {PathOf(endpoint)}: {(int)answer.StatusCode}");
            }
        }

        Model.None(entered, "Nobody was signed in, and was let in:");
    }

    /// <summary>One that is put together while the program starts costs every start: name the fields of a form one by one.</summary>
    [Fact]
    public async Task Every_handler_was_put_together_when_the_program_was_built() =>
        Model.None((await Endpoints()).Where(endpoint => endpoint.Metadata.GetMetadata<MethodInfo>() is not null && endpoint.Metadata.GetMetadata<GeneratedCodeAttribute>() is null).Select(PathOf), "Put together at each start:");

    [Fact]
    public async Task Whatever_a_page_sends_must_carry_the_token_of_its_form() =>
        Model.None((await Endpoints()).Where(endpoint => IsSentByPages(endpoint) && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(PathOf), "Another site could send this in somebody's name:");

    private static bool IsSentByPages(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method)) is true
        && !ForPrograms.Any(beginning => PathOf(endpoint).StartsWith(beginning, StringComparison.Ordinal)) && !WithoutFormToken.Contains(PathOf(endpoint));

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    /// <summary>An address of the endpoint: any value will do, for nobody may learn whether it exists.</summary>
    private static string Filled(RouteEndpoint endpoint) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { ParameterPolicies: var policies } => policies.Any(policy => policy.Content is "guid") ? Guid.Empty.ToString() : "1",
            _ => "x",
        }))));

    private async Task<IReadOnlyList<RouteEndpoint>> Endpoints() =>
    [
        .. (await apps.On(DatabaseKind.Sqlite)).Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null),
    ];
}
