using Entente.Domain.Organization;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>Every case that the actor may read, the latest first.</summary>
public sealed class ReadCases(IDbContextFactory<EntenteDb> databases, Recognition recognition)
{
    public Task<IReadOnlyList<RecoveryCase>> Read(Actor actor, CancellationToken stop) => Read(actor, false, stop);

    /// <summary>Those of them that may wait for the actor.</summary>
    internal async Task<IReadOnlyList<RecoveryCase>> Read(Actor actor, bool onlyWaiting, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var cases = db.RecoveryCases.AsNoTracking().Where(one => !onlyWaiting || (one.State != RecoveryState.Confirmed && one.State != RecoveryState.Withdrawn));
        var own = await recognition.Own(db, cases, actor, stop);
        if (actor.Person is { } person && (onlyWaiting || (!actor.Holds(Role.HumanResources) && !actor.Holds(Role.Auditor))))
        {
            // What the rules below would drop anyway is not fetched.
            var units = actor.Directory.AnsweredForBy(person.Id, actor.Today);
            var links = units.Count == 0 ? [] : actor.Chain.Links.Where(link => units.Contains(actor.Chain.ProviderOf(link))).Select(link => link.Id).ToList();
            cases = cases.Where(one => one.RaterId == person.Id || one.DelegateId == person.Id || one.EscalatedTo == person.Id || links.Contains(one.LinkId));
        }

        var mine = own.Select(one => one.Id).ToHashSet();
        var found = (await cases.ToListAsync(stop)).Where(one => !mine.Contains(one.Id) && RecoveryRights.MayRead(actor, one));
        return [.. own.Concat(found).OrderByDescending(one => one.OpenedAt).ThenByDescending(one => one.Id)];
    }
}
