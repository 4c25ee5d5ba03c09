using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Audit;

/// <summary>Goes through the whole chain, entry by entry, through the signed heads: those of the database, and those that were kept elsewhere, and through what the chain attests.</summary>
public sealed class VerifyAudit(IDbContextFactory<EntenteDb> databases, IEnumerable<IAttested> attested)
{
    /// <param name="Entries">How many entries hold; where the chain breaks, how many before that.</param>
    /// <param name="Heads">How many signed heads agree with it.</param>
    /// <param name="Last">The hash of the last of them.</param>
    /// <param name="Break">Where it breaks first; null where it holds.</param>
    public sealed record Result(long Entries, int Heads, byte[] Last, AuditBreak? Break);

    /// <param name="kept">Heads that were kept elsewhere.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<Result> Run(IReadOnlyList<AuditHead> kept, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var heads = (await db.Set<AuditHead>().AsNoTracking().ToListAsync(stop)).Concat(kept).ToList();
        if (heads.FirstOrDefault(head => !AuditKey.Holds(head)) is { } forged)
            return new Result(0, 0, [], new AuditBreak(forged.Number, AuditBreak.Fault.HeadForged));
        var asked = heads.ToLookup(head => head.Number);
        var (before, hash, agreed) = (0L, new byte[32], 0);
        var actions = attested.Select(one => one.Action).Append(AuditChain.Emptied).ToHashSet(StringComparer.Ordinal);
        var attests = new List<AuditEntry>();
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Number).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (FaultOf(entry, before, hash) is { } fault)
                return new Result(before, agreed, hash, fault);
            if (asked[entry.Number].Any(head => !head.Hash.AsSpan().SequenceEqual(entry.Hash)))
                return new Result(before, agreed, hash, new AuditBreak(entry.Number, AuditBreak.Fault.Rewritten));
            agreed += asked[entry.Number].Count();
            if (actions.Contains(entry.Action))
                attests.Add(entry);
            (before, hash) = (entry.Number, entry.Hash);
        }

        return new Result(before, agreed, hash, agreed < heads.Count ? new AuditBreak(before + 1, AuditBreak.Fault.CutOff) : await DifferenceOf(db, attests, stop));
    }

    private async Task<AuditBreak?> DifferenceOf(EntenteDb db, List<AuditEntry> attests, CancellationToken stop)
    {
        foreach (var one in attested)
        {
            if (await one.Differs(db, SignHead.Holding(attests, one.Action), stop) is { } entry)
                return new AuditBreak(entry.Number, AuditBreak.Fault.Differs, entry.Action);
        }

        return null;
    }

    private static AuditBreak? FaultOf(AuditEntry entry, long before, byte[] hash) =>
        entry.Number != before + 1 ? new AuditBreak(before + 1, AuditBreak.Fault.Missing)
        : !entry.PreviousHash.AsSpan().SequenceEqual(hash) ? new AuditBreak(entry.Number, AuditBreak.Fault.Unchained)
        : !entry.IsIntact() ? new AuditBreak(entry.Number, AuditBreak.Fault.Changed)
        : null;
}
