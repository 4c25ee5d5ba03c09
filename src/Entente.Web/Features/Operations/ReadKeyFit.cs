using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Operations;

/// <summary>Whether the sealing key is the one under which the database was sealed: its own keys tell.</summary>
public sealed class ReadKeyFit
{
    /// <summary>True, false, or null where nothing has been sealed yet.</summary>
    public async Task<bool?> Read(EntenteDb db, SealingKey key, CancellationToken stop)
    {
        var answers = (await db.DataProtectionKeys.AsNoTracking().Select(kept => kept.Xml).ToListAsync(stop)).Select(xml => xml is null ? null : SealedKeys.Opens(key, xml)).OfType<bool>().ToList();
        return answers.Count == 0 ? null : answers.Contains(true);
    }
}
