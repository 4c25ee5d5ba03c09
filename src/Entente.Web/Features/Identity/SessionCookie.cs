using System.Security.Claims;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Ties the cookie of a browser to its session: whichever way somebody comes in, a session begins, and whoever signs out ends it.</summary>
internal static class SessionCookie
{
    /// <summary>The claim in which Identity says how somebody came in.</summary>
    public const string MethodClaim = "amr";

    /// <summary>What the claim says of a passkey.</summary>
    public const string Passkey = "hwk";

    /// <summary>What the claim says of a code.</summary>
    public const string Code = "mfa";

    /// <summary>What the claim says of the company's own sign-in.</summary>
    public const string Provider = "sso";

    /// <summary>The claim that brings the company's token as far as to the session; it never stands in a cookie.</summary>
    public const string HintClaim = "entente:hint";

    /// <summary>What the token is sealed for.</summary>
    public const string HintPurpose = "Entente.Hint";

    public static async Task Begin(CookieSigningInContext context)
    {
        var http = context.HttpContext;
        if (context.Principal?.Identity is not ClaimsIdentity identity || identity.HasClaim(claim => claim.Type == Actor.SessionClaim))
            return;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().Now();
        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContextAsync(http.RequestAborted);
        // Whoever comes in anew in the same browser leaves what they were before.
        if (Current(http.User) is { } left)
            await db.EndSession(left, http.RequestAborted);
        await db.Set<Session>().Where(old => old.SeenAt < now - Session.Lifetime).ExecuteDeleteAsync(http.RequestAborted);
        var hint = identity.FindFirst(HintClaim);
        if (hint is not null)
            identity.RemoveClaim(hint);
        var session = new Session
        {
            Id = Guid.NewGuid(),
            PersonId = Guid.Parse(identity.FindFirst(Actor.PersonClaim)!.Value),
            Method = MethodOf(identity.FindFirst(MethodClaim)?.Value),
            BegunAt = now,
            SeenAt = now,
            Agent = http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, Session.MaxAgentLength)] : null,
            Address = http.Connection.RemoteIpAddress?.ToString(),
            SealedHint = hint is null ? null : http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector(HintPurpose).Protect(hint.Value),
        };
        db.Add(session);
        await db.SaveChangesAsync(http.RequestAborted);
        identity.AddClaim(new Claim(Actor.SessionClaim, session.Id.ToString()));
    }

    public static async Task End(CookieSigningOutContext context)
    {
        var http = context.HttpContext;
        if (Current(http.User) is not { } id)
            return;
        await using var db = await http.RequestServices.GetRequiredService<IDbContextFactory<EntenteDb>>().CreateDbContextAsync(http.RequestAborted);
        await db.EndSession(id, http.RequestAborted);
    }

    /// <summary>Identity makes the principal anew once in a while; what it does not know of goes along.</summary>
    public static Task Keep(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identity is ClaimsIdentity identity && context.CurrentPrincipal is { } before)
            identity.AddClaims(before.FindAll(claim => claim.Type is Actor.SessionClaim or MethodClaim));
        return Task.CompletedTask;
    }

    private static Guid? Current(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Actor.SessionClaim), out var id) ? id : null;

    private static SessionMethod MethodOf(string? said) => said switch
    {
        Code => SessionMethod.Code,
        Passkey => SessionMethod.Passkey,
        Provider => SessionMethod.Provider,
        _ => SessionMethod.Password,
    };
}
