using System.Security.Claims;
using Entente.Web.Data;

namespace Entente.Web.Platform;

/// <summary>Tells who asks.</summary>
public sealed class Actors(Snapshots snapshots, LiveSessions sessions, TimeProvider clock)
{
    /// <summary>The actor behind a principal; null when nobody is signed in, the session was ended, or whoever it was is no longer here. What the request has read already is not read again.</summary>
    public async ValueTask<Actor?> Of(ClaimsPrincipal principal, ChainOfRequest? read, CancellationToken stop)
    {
        if (principal.Identity?.IsAuthenticated is not true)
            return null;
        var chain = read?.Chain ?? await snapshots.Read(stop);
        var today = chain.Directory.DayOf(clock.Now());
        if (principal.FindFirstValue(Actor.KeyClaim) is { } key)
            return new Actor(null, Guid.Parse(key), principal.FindAll(Actor.ScopeClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal), chain, today);
        // A cookie outlives what it stood for: the session may have been ended, here or on another node.
        if (!Guid.TryParse(principal.FindFirstValue(Actor.PersonClaim), out var person) || !Guid.TryParse(principal.FindFirstValue(Actor.SessionClaim), out var id)
            || await sessions.Find(id, person, stop) is not { } session)
            return null;
        var actor = new Actor(person, null, new HashSet<string>(), chain, today) { Session = session };
        return actor.Person is null ? null : actor;
    }
}
