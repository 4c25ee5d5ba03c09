using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Readiness;

/// <summary>The readiness of every link that runs in a period; what was frozen when it was closed stands, whatever happened since.</summary>
public sealed class ReadLinks(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<Guid, LinkReadiness>> Read(Period period, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await Frozen(db, chain, period, stop) is { } frozen)
            return frozen;
        var (facts, waived) = (await FactsOf(db, chain, period, chain.Directory.DayOf(clock.Now()), stop), await Waived(db, period, stop));
        return chain.Links.Where(link => ReadinessRule.Runs(link, period)).ToDictionary(link => link.Id, link => facts.ReadinessOf(chain, link, waived));
    }

    /// <summary>What was kept when the period was closed; null while it is open.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, LinkReadiness>?> Frozen(EntenteDb db, SupplyChain chain, Period period, CancellationToken stop)
    {
        var code = period.ToString();
        return chain.Directory.IsClosed(period) && await db.FrozenReadiness.AsNoTracking().Where(row => row.PeriodCode == code).ToListAsync(stop) is { Count: > 0 } rows
            ? rows.ToDictionary(row => row.LinkId, row => row.Told)
            : null;
    }

    /// <summary>Why links count nevertheless, by link.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, string>> Waived(EntenteDb db, Period period, CancellationToken stop)
    {
        var code = period.ToString();
        return await db.ReadinessWaivers.AsNoTracking().Where(waiver => waiver.PeriodCode == code && waiver.RevokedAt == null).ToDictionaryAsync(waiver => waiver.LinkId, waiver => waiver.Reason, stop);
    }

    internal static async Task<KnownFacts> FactsOf(EntenteDb db, SupplyChain chain, Period period, DateOnly today, CancellationToken stop)
    {
        var talks = await db.SignedMinutes.AsNoTracking().Join(db.Dialogues, minutes => minutes.DialogueId, dialogue => dialogue.Id, (minutes, dialogue) => new SignedTalk(dialogue.HostId, dialogue.GuestId, minutes.At)).ToListAsync(stop);
        var agreed = await db.Expectations.AsNoTracking().Where(version => version.ProviderSignedAt != null && version.CustomerSignedAt != null)
            .Select(version => new { version.LinkId, Provider = version.ProviderSignedAt!.Value, Customer = version.CustomerSignedAt!.Value }).ToListAsync(stop);
        var courses = (await db.LessonProgress.AsNoTracking().Where(lesson => lesson.PassedAt != null).ToListAsync(stop)).GroupBy(lesson => lesson.PersonId)
            .Select(lessons => (Person: lessons.Key, At: LessonProgress.FinishedAt(lessons))).Where(person => person.At is not null)
            .ToDictionary(person => person.Person, person => chain.Directory.DayOf(person.At!.Value));
        var facts = new LinkFacts(chain, period, today, talks, agreed.Select(version => (version.LinkId, version.Provider > version.Customer ? version.Provider : version.Customer)), courses);
        return new KnownFacts(facts, await HeldMeetings.Read(db, chain.Directory, ReadinessRule.DayOf(period, today), stop));
    }

    /// <summary>What is known of an open period.</summary>
    internal sealed record KnownFacts(LinkFacts Facts, HeldMeetings Held)
    {
        internal ReadinessFacts Of(SupplyChain chain, Link link) => Facts.Of(link, Held.Share(chain.ProviderOf(link), link.CustomerId));

        internal LinkReadiness ReadinessOf(SupplyChain chain, Link link, IReadOnlyDictionary<Guid, string> waived) =>
            new(link.Id, Facts.MissingOf(link, Held.Share(chain.ProviderOf(link), link.CustomerId)), waived.GetValueOrDefault(link.Id));
    }
}
