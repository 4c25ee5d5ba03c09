using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>The encounters of links that the asker may read, of a period, the latest first. Of sealed ratings nothing is asked, not even whether one exists.</summary>
public sealed class ReadEncounters(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<EncounterRow>> Read(Actor actor, Func<Link, bool> wanted, Period period, CancellationToken stop)
    {
        var links = actor.Chain.Links.Where(link => wanted(link) && EncounterRights.MayRead(actor, link)).Select(link => link.Id).ToHashSet();
        if (links.Count == 0)
            return [];
        var (first, end) = (actor.Directory.BeginningOf(period.Start), actor.Directory.BeginningOf(period.End.AddDays(1)));
        await using var db = await databases.CreateDbContextAsync(stop);
        var few = links.Count <= MostInQuery ? links.ToList() : null;
        var found = await db.Encounters.AsNoTracking().Where(e => e.OccurredAt >= first && e.OccurredAt < end && (few == null || few.Contains(e.LinkId))).ToListAsync(stop);
        return await Beside(db, actor.Chain, [.. found.Where(e => links.Contains(e.LinkId)).OrderByDescending(e => e.OccurredAt).ThenBy(e => e.Id)], stop);
    }

    private const int MostInQuery = 200;

    /// <summary>The same with what stands beside each.</summary>
    internal static async Task<IReadOnlyList<EncounterRow>> Beside(EntenteDb db, SupplyChain chain, IReadOnlyList<Encounter> encounters, CancellationToken stop)
    {
        var links = encounters.Select(e => e.LinkId).Distinct().ToList();
        var versions = (await db.Expectations.AsNoTracking().Where(one => links.Contains(one.LinkId)).ToListAsync(stop)).ToLookup(one => one.LinkId);
        var notes = (await db.EncounterNotes.AsNoTracking().Where(note => links.Contains(note.LinkId)).ToListAsync(stop)).ToDictionary(note => note.EncounterId);
        var since = encounters.Count == 0 ? default : encounters.Min(e => e.OccurredAt);
        var answers = (await (
            from encounter in db.Encounters.AsNoTracking()
            where links.Contains(encounter.LinkId) && encounter.OccurredAt >= since
            join rating in db.Ratings.AsNoTracking() on new { encounter.LinkId, encounter.RaterId, Occasion = encounter.Reference } equals new { rating.LinkId, rating.RaterId, rating.Occasion }
            where rating.WithdrawnAt == null && rating.RemovedAt == null
            select new { encounter.Id, rating.Scale, rating.Level }).ToListAsync(stop)).ToDictionary(one => one.Id, one => (Answer?)Levels.Of(one.Scale, one.Level));
        return [.. encounters.Select(e => new EncounterRow(e, chain.Link(e.LinkId)!, Expectation.InForce(versions[e.LinkId], e.OccurredAt)?.Promise, notes.GetValueOrDefault(e.Id), answers.GetValueOrDefault(e.Id)))];
    }
}
