using Entente.Domain.Chain;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>At the end of a week of asking: asks about those of its encounters with the smallest lots, as far as there is room.</summary>
public sealed class AskTheRest(AskRater ask, IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    public async Task Run(CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var zone = chain.Directory.TimeZone;
        var now = clock.Now();
        var week = AskRater.WeekOf(now, zone).AddDays(-7);
        // Only on the day on which it ended: later it would be asked about what nobody remembers.
        if (chain.Directory.DayOf(now) != chain.Directory.DayOf(AskRater.Begins(week.AddDays(7), zone)))
            return;
        var (from, until) = (AskRater.Begins(week, zone), AskRater.Begins(week.AddDays(7), zone));
        await using var db = await databases.CreateDbContextAsync(stop);
        var encounters = await db.Encounters.AsNoTracking().Where(e => e.RequestedAt >= from && e.RequestedAt < until).ToListAsync(stop);
        foreach (var own in encounters.GroupBy(encounter => encounter.RaterId))
            await Ask(own.Key, [.. own], chain, week, now, stop);
    }

    private async Task Ask(Guid rater, IReadOnlyList<Encounter> encounters, SupplyChain chain, DateOnly week, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var asked = await AskRater.Asked(db, rater, week, stop);
        var paths = await db.Set<Message>().Where(message => message.PersonId == rater && message.Kind == AskRater.Kind).Select(message => message.Href).ToListAsync(stop);
        var today = chain.Directory.DayOf(now);
        var waiting = encounters.Where(one => !paths.Contains(AskRater.Path(one)) && chain.Link(one.LinkId) is { } link && ChainAccess.MayRate(chain, link, rater, today));
        foreach (var encounter in Asking.AtTheEnd(waiting, ask.Lot, asked, await AskRater.Limit(db, stop)))
            ask.Tell(db, encounter, chain, week, ++asked, now);
        // Where another node was faster, it has asked the same.
        _ = await db.SaveOrRefuse(stop);
    }
}
