using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>Makes a person's calendar address, makes another in its place, or takes it back. The secret is shown once and kept nowhere.</summary>
public sealed class ManageFeed(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    private const int SecretBytes = 32;

    /// <summary>When the actor's address was made; null where there is none.</summary>
    internal async Task<DateTimeOffset?> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return (await db.CalendarFeeds.AsNoTracking().SingleOrDefaultAsync(feed => feed.PersonId == actor.PersonId, stop))?.MadeAt;
    }

    /// <summary>A new address; the secret of it.</summary>
    public async Task<Outcome<string>> Run(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return new NotAllowed();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = clock.Now();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(feed => feed.PersonId == person.Id, stop) is { } known)
            known.Renew(HashOf(token), now);
        else
            db.Add(CalendarFeed.Of(person.Id, HashOf(token), now));
        db.Record(person.Id, "calendar.address-made", $"person/{person.Id}", null, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : token;
    }

    /// <summary>The address works no more.</summary>
    internal async Task<Refusal?> TakeBack(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(feed => feed.PersonId == person.Id, stop) is not { } known)
            return new FeedUnknown();
        db.Remove(known);
        db.Record(person.Id, "calendar.address-taken-back", $"person/{person.Id}", null, clock.Now());
        return await db.SaveOrRefuse(stop);
    }

    internal static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
