using System.Security.Cryptography;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Audit;

/// <summary>
/// Once a day: what sealed raters did on earlier days enters the chain, in no order, and the chain's head is signed. Doing it again on the same
/// day changes nothing.
/// </summary>
public sealed class SignHead(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, AuditKey key, TimeProvider clock)
{
    /// <summary>The day's head; null while the chain is empty.</summary>
    public async Task<AuditHead?> Run(CancellationToken stop)
    {
        var now = clock.Now();
        var directory = (await snapshots.Read(stop)).Directory;
        var today = directory.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(stop);
        var waiting = (await db.AuditWaiting.ToListAsync(stop)).Where(late => directory.DayOf(late.At) < today).ToArray();
        RandomNumberGenerator.Shuffle(waiting.AsSpan());
        foreach (var late in waiting)
        {
            db.Record(null, late.Action, late.Subject, late.Details, late.At);
            db.Remove(late);
        }

        await db.SaveChangesAsync(stop);
        if (await db.Set<AuditHead>().AsNoTracking().FirstOrDefaultAsync(head => head.Day == today, stop) is { } signed)
            return signed;
        if (await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(stop) is not { } last)
            return null;
        var made = AuditHead.Of(today, last.Number, last.Hash, now, key);
        db.Add(made);
        await db.SaveChangesAsync(stop);
        return made;
    }
}
