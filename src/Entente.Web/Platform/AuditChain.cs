using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform;

/// <summary>Appends to the audit chain and computes its hashes.</summary>
public static class AuditChain
{
    /// <summary>The audit record's word for a company whose every fact was taken away: what was attested of it before holds no longer.</summary>
    public const string Emptied = "company.emptied";

    public static async Task Append(EntenteDb db, IEnumerable<AuditDraft> drafts, CancellationToken stop)
    {
        await Stamp.Raise(db, Stamp.Audit, stop);
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(stop);
        foreach (var draft in drafts)
        {
            last = AuditEntry.After(last, draft);
            db.AuditEntries.Add(last);
        }
    }

    /// <summary>SHA-256 over the fields, each preceded by its length, so that no two different entries read the same.</summary>
    public static byte[] HashOf(AuditEntry entry)
    {
        using var digest = new FieldDigest(entry.PreviousHash);
        digest.Add(FieldDigest.Field(entry.Number), FieldDigest.Field(entry.At), entry.Actor?.ToString("N") ?? "", entry.Action, entry.Subject, entry.Details ?? "");
        return digest.Take();
    }
}
