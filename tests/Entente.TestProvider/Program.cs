using System.Security.Claims;
using Entente.TestProvider;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

// A company's sign-in for tests: OpenIddict in a process of its own. It asks nobody for a password; a test says whom it sends next, and what it does wrong.
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
var file = Path.Combine(Path.GetTempPath(), $"entente-provider-{Guid.NewGuid():N}.db");
var next = new Sent([], null, false);
builder.Services.AddDbContext<DbContext>(options => options.UseSqlite($"Data Source={file}").UseOpenIddict());
builder.Services.AddOpenIddict().AddCore(core => core.UseEntityFrameworkCore().UseDbContext<DbContext>()).AddServer(server =>
{
    server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo").SetEndSessionEndpointUris("logout");
    server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.OpenId, Scopes.Profile, Scopes.Email);
    server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
    server.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableUserInfoEndpointPassthrough().EnableEndSessionEndpointPassthrough();
    server.AddEventHandler<OpenIddictServerEvents.ProcessSignInContext>(handler => handler.SetOrder(OpenIddictServerHandlers.GenerateIdentityToken.Descriptor.Order - 1).UseInlineHandler(context =>
    {
        if (next.Fault is "nonce")
            context.IdentityTokenPrincipal?.SetClaim(Claims.Nonce, "of-another-sign-in");
        if (next.Fault is "audience")
            context.IdentityTokenPrincipal?.SetAudiences("somebody-else");
        return default;
    }));
});
var app = builder.Build();
await using (var scope = app.Services.CreateAsyncScope())
    await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync();
app.UseAuthentication();

app.MapPost("/next", (Sent sent) => { next = sent; });
app.MapPost("/client", async (Client client, IOpenIddictApplicationManager clients) =>
{
    var described = new OpenIddictApplicationDescriptor
    {
        ClientId = client.Id,
        ClientSecret = client.Secret,
        ClientType = ClientTypes.Confidential,
        ConsentType = ConsentTypes.Implicit,
        Permissions = { Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code, Permissions.Scopes.Email, Permissions.Scopes.Profile },
    };
    described.RedirectUris.Add(new Uri(client.Redirect));
    described.PostLogoutRedirectUris.Add(new Uri(client.SignedOut));
    await clients.CreateAsync(described);
});
app.MapGet("/authorize", (HttpContext http) =>
{
    var asked = http.GetOpenIddictServerRequest()!;
    if (next.Fault is "denied")
        return Results.Forbid(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    var identity = new ClaimsIdentity("test", Claims.Name, Claims.Role);
    foreach (var (name, value) in next.Claims)
    {
        if (value is "true" or "false")
            identity.SetClaim(name, value is "true");
        else
            identity.SetClaim(name, value);
    }

    identity.SetScopes(asked.GetScopes());
    identity.SetDestinations(claim => next.OnlyUserInfo && claim.Type is not Claims.Subject ? [Destinations.AccessToken] : [Destinations.AccessToken, Destinations.IdentityToken]);
    return Results.SignIn(new ClaimsPrincipal(identity), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
});
app.MapPost("/token", async (HttpContext http) =>
{
    var known = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    return Results.SignIn(known.Principal!, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
});
app.MapGet("/userinfo", async (HttpContext http) =>
{
    var known = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    var said = next.Claims.ToDictionary(claim => claim.Key, claim => claim.Value is "true" or "false" ? claim.Value is "true" : (object)claim.Value, StringComparer.Ordinal);
    said[Claims.Subject] = known.Principal!.GetClaim(Claims.Subject)!;
    return Results.Json(said);
});
app.MapMethods("/logout", ["GET", "POST"], () => Results.SignOut(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]));

await app.StartAsync();
Console.WriteLine(app.Urls.First());
// Whoever started it is gone when nothing can be read any more, however it ended.
await Console.In.ReadToEndAsync();
await app.StopAsync();
File.Delete(file);
