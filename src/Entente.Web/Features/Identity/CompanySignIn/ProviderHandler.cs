using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>
/// ASP.NET Core's own OpenID Connect, with settings that change while the program runs: it is no registered scheme, whose settings would
/// be read once, but made for each request from what holds now. What it has learnt about the provider, its keys above all, is kept while the settings stand.
/// </summary>
public sealed class ProviderHandler(ReadProvider read, IDataProtectionProvider protection, ILoggerFactory logs, HtmlEncoder html, UrlEncoder url)
{
    public const string SchemeName = "Provider";
    public const string Begin = "/sign-in/provider";
    public const string AnswerPath = "/sign-in/provider/answer";
    private static readonly AuthenticationScheme Scheme = new(SchemeName, null, typeof(OpenIdConnectHandler));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private Made? made;

    /// <summary>Sends the browser to the provider; false where there is none.</summary>
    internal async Task<bool> Challenge(HttpContext http, string returnUrl)
    {
        if (await Handler(http) is not { } handler)
            return false;
        await handler.ChallengeAsync(new AuthenticationProperties { RedirectUri = Preferences.Local(returnUrl) });
        return true;
    }

    /// <summary>Takes the provider's answer; false where there is none.</summary>
    internal async Task<bool> Answer(HttpContext http) => await Handler(http) is { } handler && await handler.HandleRequestAsync();

    /// <summary>Where the provider signs people out, with what it must know; null where it does not offer that or cannot be asked.</summary>
    internal async Task<string?> SignOutAddress(HttpContext http, string? hint)
    {
        if ((await read.Read(http.RequestAborted)).Settings is not { } settings)
            return null;
        var options = OptionsOf(settings);
        try
        {
            if ((await options.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted)).EndSessionEndpoint is not { Length: > 0 } endpoint)
                return null;
            return new OpenIdConnectMessage { IssuerAddress = endpoint, ClientId = settings.ClientId, IdTokenHint = hint, PostLogoutRedirectUri = $"{http.Request.Scheme}://{http.Request.Host}{SignedOut.Path}" }.CreateLogoutRequestUrl();
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or HttpRequestException)
        {
            logs.CreateLogger<ProviderHandler>().LogWarning(fault, "The company's sign-in did not say where it signs people out.");
            return null;
        }
    }

    private async Task<OpenIdConnectHandler?> Handler(HttpContext http)
    {
        if ((await read.Read(http.RequestAborted)).Settings is not { } settings)
            return null;
        var handler = new OpenIdConnectHandler(new Fixed(OptionsOf(settings)), logs, html, url);
        await handler.InitializeAsync(Scheme, http);
        return handler;
    }

    private OpenIdConnectOptions OptionsOf(ProviderSettings settings)
    {
        if (made is { } known && known.Settings == settings)
            return known.Options;
        var options = Build(settings);
        made = new Made(settings, options);
        return options;
    }

    private OpenIdConnectOptions Build(ProviderSettings settings)
    {
        var options = new OpenIdConnectOptions
        {
            Authority = settings.Authority,
            ClientId = settings.ClientId,
            ClientSecret = settings.Secret,
            ResponseType = OpenIdConnectResponseType.Code,
            // By GET, so that our cookies come along without being sent to everybody.
            ResponseMode = OpenIdConnectResponseMode.Query,
            UsePkce = true,
            // The token goes no further than to the session, by which the provider knows at the sign-out whom we mean.
            SaveTokens = true,
            CallbackPath = AnswerPath,
            SignInScheme = IdentityConstants.ExternalScheme,
            MapInboundClaims = false,
            GetClaimsFromUserInfoEndpoint = true,
            RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback,
            BackchannelTimeout = Patience,
            BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) },
            TimeProvider = TimeProvider.System,
        };
        options.Scope.Clear();
        foreach (var scope in settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(scope);
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        (options.CorrelationCookie.Name, options.NonceCookie.Name) = ("entente.correlation.", "entente.nonce.");
        // Tells of a person nothing but what is read of it.
        options.ClaimActions.Clear();
        options.Events = new OpenIdConnectEvents { OnUserInformationReceived = context => TakeUserInfo(context, settings), OnTicketReceived = context => Enter(context, settings), OnRemoteFailure = Refuse };
        new OpenIdConnectPostConfigureOptions(protection).PostConfigure(SchemeName, options);
        options.Validate(SchemeName);
        return options;
    }

    /// <summary>What the token does not say is taken from the provider's own answer about the person; an address and whether it is verified always from the same one.</summary>
    private static Task TakeUserInfo(UserInformationReceivedContext context, ProviderSettings settings)
    {
        if (context.Principal?.Identity is not ClaimsIdentity identity)
            return Task.CompletedTask;
        var said = context.User.RootElement;
        if (Text(said, "email") is { } email)
        {
            foreach (var claim in identity.FindAll(claim => claim.Type is "email" or "email_verified").ToList())
                identity.RemoveClaim(claim);
            identity.AddClaim(new Claim("email", email));
            if (Text(said, "email_verified") is { } verified)
                identity.AddClaim(new Claim("email_verified", verified));
        }

        foreach (var name in new[] { "name", "preferred_username", settings.NumberClaim, settings.UnitClaim }.OfType<string>().Where(name => name is not ("email" or "email_verified") && !identity.HasClaim(claim => claim.Type == name)))
        {
            if (Text(said, name) is { } value)
                identity.AddClaim(new Claim(name, value));
        }

        return Task.CompletedTask;
    }

    private static string? Text(JsonElement said, string name) => !said.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static async Task Enter(TicketReceivedContext context, ProviderSettings settings)
    {
        var http = context.HttpContext;
        var hint = context.Properties?.GetTokenValue("id_token");
        var entered = ProviderPerson.Of(context.Principal!, settings, hint) is { } sent
            ? await http.RequestServices.GetRequiredService<SignInByProvider>().Run(sent, settings, http.RequestAborted)
            : new ProviderFailed();
        context.Response.Redirect(entered.IsRefused ? $"/sign-in?refused={entered.Refusal.Code}" : Preferences.Local(context.ReturnUri));
        context.HandleResponse();
    }

    private static Task Refuse(RemoteFailureContext context)
    {
        // What was sent may hold secrets of the provider; what kind of fault it was does not.
        context.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderHandler>>().LogWarning("The company's sign-in was refused: {Fault}.", context.Failure?.GetType().Name);
        context.Response.Redirect($"/sign-in?refused={new ProviderFailed().Code}");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private sealed record Made(ProviderSettings Settings, OpenIdConnectOptions Options);

    private sealed class Fixed(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}
