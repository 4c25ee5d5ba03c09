using System.Security.Cryptography;
using System.Text;
using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>
/// The calendar behind a secret address: the meetings to which its person is invited, and what waits for them with a day. What a source shows on
/// home alone stays out: it may concern a sealed rater, and calendars are kept by others.
/// </summary>
public sealed class ReadFeed(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, IServiceProvider services, TimeProvider clock)
{
    /// <summary>How far back meetings are shown, in months.</summary>
    private const int MonthsBack = 12;

    private static readonly HashSet<string> NoScopes = [];

    /// <param name="token">The secret.</param>
    /// <param name="address">Where the program is reached, for links.</param>
    /// <param name="stop">Stops the reading.</param>
    public async Task<Outcome<string>> Read(string token, Uri address, CancellationToken stop)
    {
        var hash = ManageFeed.HashOf(token);
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var chain = await snapshots.Read(stop);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(feed => feed.TokenHash == hash, stop) is not { } feed || chain.Directory.Person(feed.PersonId) is not { IsHere: true } person)
            return new FeedUnknown();
        var now = clock.Now();
        var actor = new Actor(person.Id, null, NoScopes, chain, chain.Directory.DayOf(now));
        Bilingual.Use((await db.Set<MessageSettings>().SingleOrDefaultAsync(settings => settings.PersonId == person.Id, stop) ?? MessageSettings.Usual(person.Id)).Language);
        var writer = new CalendarWriter("PUBLISH", chain.Directory, address, now);
        var from = actor.Today.AddMonths(-MonthsBack);
        var cadences = (await db.Cadences.Where(cadence => cadence.AgreedAt != null && cadence.Until >= from).OrderBy(cadence => cadence.Id).ToListAsync(stop))
            .Where(cadence => CadenceAccess.Invited(chain.Directory, cadence, actor.Today).Any(one => one.Id == person.Id)).ToList();
        var ids = cadences.ConvertAll(cadence => cadence.Id);
        var meetings = (await db.Meetings.Where(meeting => ids.Contains(meeting.CadenceId)).ToListAsync(stop)).ToLookup(meeting => meeting.CadenceId);
        foreach (var cadence in cadences)
            writer.Series(cadence, [.. meetings[cadence.Id]], null);

        // Asked for here and not when this is made: the sources are many, and whoever has no address pays nothing.
        foreach (var source in services.GetServices<IDueSource>())
        {
            foreach (var item in (await source.Read(actor, stop)).Where(item => item is { Reason: not null, Before: not null }).DistinctBy(item => item.Reason))
                writer.Deadline($"{Named(item.Reason!)}@due.entente", item.Before!.Value, item.Text, item.Why, item.Href);
        }

        return writer.Write();
    }

    private static string Named(string reason) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reason)))[..32];
}
