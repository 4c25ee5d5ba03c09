using System.Security.Cryptography;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Audit;

/// <summary>
/// Once a day: what sealed raters did on earlier days enters the chain, in no order, the chain takes in the hashes of what must not change elsewhere, and its head is
/// signed. Doing it again on the same day changes nothing.
/// </summary>
public sealed class SignHead(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, AuditKey key, IEnumerable<IAttested> attested, TimeProvider clock)
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
        await Attest(now, stop);
        if (await db.Set<AuditHead>().AsNoTracking().FirstOrDefaultAsync(head => head.Day == today, stop) is { } signed)
            return signed;
        if (await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(stop) is not { } last)
            return null;
        var made = AuditHead.Of(today, last.Number, last.Hash, now, key);
        db.Add(made);
        await db.SaveChangesAsync(stop);
        return made;
    }

    private async Task Attest(DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var actions = attested.Select(one => one.Action).Append(AuditChain.Emptied).ToList();
        var before = await db.AuditEntries.AsNoTracking().Where(entry => actions.Contains(entry.Action)).OrderBy(entry => entry.Number).ToListAsync(stop);
        foreach (var one in attested)
            await one.Attest(db, Holding(before, one.Action), now, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        // The chain's lock: of two who attest at once the slower finds that it is done.
        await Stamp.Raise(db, Stamp.Audit, stop);
        var last = before.Count == 0 ? 0 : before[^1].Number;
        if (await db.AuditEntries.AnyAsync(entry => entry.Number > last && actions.Contains(entry.Action), stop))
            return;
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The entries of an action since the database was emptied last.</summary>
    internal static IReadOnlyList<AuditEntry> Holding(IReadOnlyList<AuditEntry> entries, string action)
    {
        var emptied = entries.LastOrDefault(entry => entry.Action == AuditChain.Emptied)?.Number ?? 0;
        return [.. entries.Where(entry => entry.Number > emptied && entry.Action == action)];
    }
}
