using System.Collections.Concurrent;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Readiness;

/// <summary>
/// The readiness of every link that runs in a period; what was frozen when it was closed stands, whatever happened since. Every page asks, so what
/// was found is kept until one of its facts changes or the day does; two stamps in the database tell, also what another node changed (decision 103).
/// </summary>
public sealed class ReadLinks(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    /// <summary>Nobody looks at more at once; whoever asks for every period there could be has them read anew.</summary>
    private const int MostPeriods = 32;

    private Kept kept = new(-1, -1, default);

    public async Task<IReadOnlyDictionary<Guid, LinkReadiness>> Read(Period period, CancellationToken stop) => (await Known(period, stop)).Links;

    /// <summary>What is known of a period and its links.</summary>
    internal async Task<KnownPeriod> Known(Period period, CancellationToken stop)
    {
        var (chain, snapshot) = await snapshots.ReadStamped(stop);
        var now = await KeptAt(snapshot, chain.Directory.DayOf(clock.Now()), stop);
        // A crowd asks once. Whoever asked first may be gone before it is read, so nobody's leaving ends it.
        var asked = now.Periods.GetOrAdd(period, _ => new Lazy<Task<KnownPeriod>>(() => ReadAnew(chain, period, now.Today)));
        try
        {
            return await asked.Value.WaitAsync(stop);
        }
        finally
        {
            if (!asked.Value.IsCompletedSuccessfully || now.Periods.Count > MostPeriods)
                now.Periods.TryRemove(period, out _);
        }
    }

    /// <summary>The stamps are read before the facts: a change in between makes what is kept newer than its stamps, never older.</summary>
    private async Task<Kept> KeptAt(long snapshot, DateOnly today, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var stamp = await Stamp.Read(db, Stamp.Readiness, stop);
        var now = kept;
        if ((now.Snapshot, now.Stamp, now.Today) != (snapshot, stamp, today))
            kept = now = new Kept(snapshot, stamp, today);
        return now;
    }

    private async Task<KnownPeriod> ReadAnew(SupplyChain chain, Period period, DateOnly today)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await Frozen(db, chain, period, CancellationToken.None) is { } frozen)
            return new KnownPeriod(null, frozen);
        var (facts, waived) = (await FactsOf(db, chain, period, today, CancellationToken.None), await Waived(db, period, CancellationToken.None));
        return new KnownPeriod(facts, chain.Links.Where(link => ReadinessRule.Runs(link, period)).ToDictionary(link => link.Id, link => facts.ReadinessOf(chain, link, waived)));
    }

    /// <summary>What was kept when the period was closed; null while it is open.</summary>
    private static async Task<IReadOnlyDictionary<Guid, LinkReadiness>?> Frozen(EntenteDb db, SupplyChain chain, Period period, CancellationToken stop)
    {
        var code = period.ToString();
        return chain.Directory.IsClosed(period) && await db.FrozenReadiness.AsNoTracking().Where(row => row.PeriodCode == code).ToListAsync(stop) is { Count: > 0 } rows
            ? rows.ToDictionary(row => row.LinkId, row => row.Told)
            : null;
    }

    /// <summary>Why links count nevertheless, by link.</summary>
    private static async Task<IReadOnlyDictionary<Guid, string>> Waived(EntenteDb db, Period period, CancellationToken stop)
    {
        var code = period.ToString();
        return await db.ReadinessWaivers.AsNoTracking().Where(waiver => waiver.PeriodCode == code && waiver.RevokedAt == null).ToDictionaryAsync(waiver => waiver.LinkId, waiver => waiver.Reason, stop);
    }

    private static async Task<KnownFacts> FactsOf(EntenteDb db, SupplyChain chain, Period period, DateOnly today, CancellationToken stop)
    {
        var talks = await db.SignedMinutes.AsNoTracking().Join(db.Dialogues, minutes => minutes.DialogueId, dialogue => dialogue.Id, (minutes, dialogue) => new SignedTalk(dialogue.HostId, dialogue.GuestId, minutes.At)).ToListAsync(stop);
        var agreed = await db.Expectations.AsNoTracking().Where(version => version.ProviderSignedAt != null && version.CustomerSignedAt != null)
            .Select(version => new { version.LinkId, Provider = version.ProviderSignedAt!.Value, Customer = version.CustomerSignedAt!.Value }).ToListAsync(stop);
        var courses = (await db.LessonProgress.AsNoTracking().Where(lesson => lesson.PassedAt != null).ToListAsync(stop)).GroupBy(lesson => lesson.PersonId)
            .Select(lessons => (Person: lessons.Key, At: LessonProgress.FinishedAt(lessons))).Where(person => person.At is not null)
            .ToDictionary(person => person.Person, person => chain.Directory.DayOf(person.At!.Value));
        var facts = new LinkFacts(chain, period, today, talks, agreed.Select(version => (version.LinkId, version.Provider > version.Customer ? version.Provider : version.Customer)), courses);
        return new KnownFacts(facts, await HeldMeetings.Read(db, chain.Directory, period.LastDayBy(today), stop));
    }

    /// <summary>What is known of a period.</summary>
    /// <param name="Facts">What the readiness was drawn from; null of a closed period, of which only what counted was kept.</param>
    /// <param name="Links">The readiness of each link that runs in it.</param>
    internal sealed record KnownPeriod(KnownFacts? Facts, IReadOnlyDictionary<Guid, LinkReadiness> Links);

    /// <summary>Periods as they stood under two stamps and on a day.</summary>
    private sealed record Kept(long Snapshot, long Stamp, DateOnly Today)
    {
        public ConcurrentDictionary<Period, Lazy<Task<KnownPeriod>>> Periods { get; } = new();
    }

    /// <summary>What is known of an open period.</summary>
    internal sealed record KnownFacts(LinkFacts Facts, HeldMeetings Held)
    {
        internal ReadinessFacts Of(SupplyChain chain, Link link) => Facts.Of(link, Held.Share(chain.ProviderOf(link), link.CustomerId));

        internal LinkReadiness ReadinessOf(SupplyChain chain, Link link, IReadOnlyDictionary<Guid, string> waived) =>
            new(link.Id, Facts.MissingOf(link, Held.Share(chain.ProviderOf(link), link.CustomerId)), waived.GetValueOrDefault(link.Id));
    }
}
