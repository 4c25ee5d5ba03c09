using System.Security.Claims;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Features.Identity;

/// <summary>After a change that signs a person out everywhere: the browser in which they made it stays in, the others are out at once.</summary>
public sealed class SessionRenewal(SignInManager<Account> signIn)
{
    /// <summary>Ends the other sessions with the change that <paramref name="db"/> saves.</summary>
    public async Task<int> StayAlone(EntenteDb db, Account account, Actor actor, CancellationToken stop)
    {
        if (actor.Session is not { } here)
            return await db.EndSessions(account.Id, null, stop);
        var ended = await db.EndSessions(account.Id, here.Id, stop);
        await Stay(account, here);
        return ended;
    }

    /// <summary>Gives the browser a cookie under the account's present stamp, for the same session.</summary>
    public Task Stay(Account account, Session here) =>
        signIn.SignInWithClaimsAsync(account, isPersistent: true, [new Claim(Actor.SessionClaim, here.Id.ToString())]);
}
