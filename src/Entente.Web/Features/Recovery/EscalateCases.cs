using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>Calls in the superior, once a case, where a clock has run out; every few minutes.</summary>
public sealed class EscalateCases(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock)
{
    public async Task<int> Run(CancellationToken stop)
    {
        var now = clock.Now();
        var chain = await snapshots.Read(stop);
        var today = chain.Directory.DayOf(now);
        List<Guid> late;
        await using (var reading = await databases.CreateDbContextAsync(stop))
        {
            late = await reading.RecoveryCases.Where(one => one.EscalatedAt == null && ((one.ContactDueAt < now && (one.State == RecoveryState.Open || one.State == RecoveryState.Reopened))
                || (one.RemedyDueAt < now && one.State == RecoveryState.Contacted))).Select(one => one.Id).ToListAsync(stop);
        }

        var called = 0;
        foreach (var id in late)
        {
            // One at a time: whoever takes a step just now keeps only this case waiting, and the next look finds it again.
            await using var db = await databases.CreateDbContextAsync(stop);
            var one = await db.RecoveryCases.SingleAsync(found => found.Id == id, stop);
            if (RecoveryAccess.SuperiorOf(chain, one, today) is not { } superior || !one.Escalate(superior.Id, now))
                continue;
            db.LookAgain(superior.Id);
            db.Record(null, "recovery.escalated", $"recovery/{id}", superior.Id.ToString(), now);
            called += await db.SaveOrRefuse(stop) is null ? 1 : 0;
        }

        return called;
    }
}
