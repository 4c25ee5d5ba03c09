using Entente.Domain.Messages;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Identity.CompanySignIn;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Platform.Retention;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Who may come in: accounts, invitations, keys, and the policies that pages and endpoints name.</summary>
public static class IdentityFeature
{
    private const string CookieOrKey = "CookieOrKey";

    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            // The name is the address, which Person has judged; Identity's own list knows neither apostrophes nor Chinese.
            options.User.AllowedUserNameCharacters = "";
            options.Password = new PasswordOptions { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false };
            options.Tokens.ProviderMap[TokenOptions.DefaultAuthenticatorProvider] = new TokenProviderDescriptor(typeof(CodeProvider));
            options.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
        }).AddUserStore<AccountStore>().AddSignInManager().AddPasswordValidator<PasswordStrength>();
        services.AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, options => options.ForwardDefaultSelector = http =>
                http.Features.Get<IExceptionHandlerFeature>() is not null || http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null ? NobodyAsked.SchemeName
                : http.Request.Headers.Authorization.Count > 0 ? KeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, NobodyAsked>(NobodyAsked.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(UseCookie);
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.Configure<SecurityStampValidatorOptions>(options => (options.ValidationInterval, options.OnRefreshingPrincipal) = (TimeSpan.FromMinutes(1), SessionCookie.Keep));
        // The cookie in which an answer to a question or a code is awaited.
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie => (cookie.Cookie.Name, cookie.Cookie.SameSite) = ("entente.step", SameSiteMode.Lax));
        services.AddAuthorization(options =>
        {
            // What asks for no scope is for people: a key may do what its scopes say, and nothing else.
            options.FallbackPolicy = options.DefaultPolicy = Asks(actor => actor.Person is not null || actor.HasScope(Actor.AdminScope));
            options.AddPolicy(Policies.Anybody, Asks(_ => true));
            options.AddPolicy(Policies.Administer, Asks(actor => actor.MayAdminister));
            options.AddPolicy(Policies.Administrator, Asks(actor => actor.IsAdministrator));
            options.AddPolicy(Policies.Fairness, Asks(actor => actor.Holds(Role.HumanResources) || actor.Holds(Role.Auditor)));
            options.AddPolicy(Policies.Key, Asks(actor => actor.KeyId is not null));
            options.AddPolicy(Policies.Audit, Asks(actor => actor.IsAdministrator || actor.Holds(Role.Auditor)));
            options.AddPolicy(Policies.Metrics, Asks(actor => actor.IsAdministrator || actor.HasScope("metrics:read")));
            foreach (var scope in Policies.Scopes)
                options.AddPolicy("scope:" + scope, Asks(actor => actor.Person is not null || actor.HasScope(scope)));
        });
        services.AddScoped<IAuthorizationHandler, ActorRequirement.Handler>();
        services.AddSingleton<FoundingLink>();
        services.AddScoped<Passwords>();
        services.AddScoped<FoundCompany>();
        services.AddSingleton<ReadFounding>();
        services.AddScoped<ChangePassword>();
        services.AddWaysIn();
        services.AddSessions();
        services.AddCompanySignIn();
        services.AddKeys();
        services.AddInvitations();
        return services;
    }

    public static void MapIdentity(this WebApplication app, RouteGroupBuilder api)
    {
        // Whoever must show more first gets no further; who asks is known by now.
        app.Use(SecondStepGate.Pass);
        KeyEndpoints.Map(api);
        SessionEndpoints.Map(api);
        PasskeyEndpoints.Map(app);
        ProviderEndpoints.Map(app);
    }

    private static void AddInvitations(this IServiceCollection services)
    {
        services.AddSingleton<InvitationMail>();
        services.AddSingleton(provider => new PersonalLink(InvitationMail.Below, provider.GetRequiredService<InvitationMail>().PathFor));
        services.AddSingleton<ReadInvitationMail>();
        services.AddScoped<InvitePerson>();
        services.AddScoped<ReadInvitation>();
        services.AddScoped<AcceptInvitation>();
        services.AddSingleton<ForgetInvitations>();
        services.AddSingleton(new RetentionRule("invitations", 30, 1, (provider, before, stop) => provider.GetRequiredService<ForgetInvitations>().Run(before, stop)));
        services.AddSingleton(new PersonalTrace((db, person, stop) => db.Set<Invitation>().Where(invitation => invitation.PersonId == person).ExecuteDeleteAsync(stop)));
    }

    private static void AddWaysIn(this IServiceCollection services)
    {
        services.AddScoped<SignIn>();
        services.AddScoped<CodeProvider>();
        services.AddScoped<CheckCode>();
        services.AddScoped<SignInByCode>();
        services.AddScoped<SignInByPasskey>();
        services.AddScoped<BeginSecondStep>();
        services.AddScoped<ConfirmSecondStep>();
        services.AddScoped<StopSecondStep>();
        services.AddScoped<MakeRecoveryCodes>();
        services.AddScoped<ResetSecondStep>();
        services.AddScoped<AddPasskey>();
        services.AddScoped<RemovePasskey>();
        services.AddScoped<ReadSecondStep>();
        services.AddSingleton<ReadSignInRules>();
        services.AddSingleton<SaveSignInRules>();
        services.AddSingleton<AccountNews>();
        services.AddMessageKind<IdentityTexts>(AccountNews.Kind, Timing.AtOnce);
    }

    private static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyAuthentication.Known>();
        services.AddSingleton<CreateKey>();
        services.AddSingleton<RevokeKey>();
        services.AddSingleton<ReadKeys>();
        services.AddSingleton<KeyEndpoints>();
    }

    private static void AddSessions(this IServiceCollection services)
    {
        services.AddScoped<SessionRenewal>();
        services.AddSingleton<ReadSessions>();
        services.AddSingleton<EndSession>();
        services.AddSingleton<EndOtherSessions>();
        services.AddSingleton<EndSessionsOf>();
        services.AddSingleton<SessionEndpoints>();
    }

    private static void AddCompanySignIn(this IServiceCollection services)
    {
        services.AddSingleton<ReadProvider>();
        services.AddSingleton<SaveProvider>();
        services.AddSingleton<ProviderHandler>();
        services.AddSingleton<SignedOut>();
        services.AddScoped<SignInByProvider>();
        services.AddSingleton<MakePersonOfProvider>();
        services.AddSingleton<ReadTies>();
        services.AddSingleton<SaveDirectoryNumber>();
        services.AddSingleton<UntieProvider>();
    }

    private static void UseCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "entente";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Session.Lifetime;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnSigningIn = SessionCookie.Begin;
        cookie.Events.OnSigningOut = SessionCookie.End;
        cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    /// <summary>
    /// A program gets a status, a person at the door the sign-in page, a person without the right the page that says so. Who was
    /// removed while signed in stands at the door again.
    /// </summary>
    private static async Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var http = context.HttpContext;
        var isProgram = ProgramPaths.Hold(http.Request.Path);
        if (status == StatusCodes.Status403Forbidden && await http.RequestServices.GetRequiredService<CurrentActor>().Read(http.RequestAborted) is null)
            status = StatusCodes.Status401Unauthorized;
        if (status == StatusCodes.Status401Unauthorized && !isProgram && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.Redirect($"/sign-in?returnUrl={Uri.EscapeDataString(Preferences.Local(http.Request.Path + http.Request.QueryString))}");
            return;
        }

        http.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized && isProgram)
            http.Response.Headers.WWWAuthenticate = KeyAuthentication.Challenge;
    }

    private static AuthorizationPolicy Asks(Func<Actor, bool> holds) =>
        // Names no scheme: the default one has said already who asks, and would be asked again.
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new ActorRequirement(holds)).Build();
}
