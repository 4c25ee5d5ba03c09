using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards.Adjusted;

/// <summary>How strict or lenient raters are, the strictest first: for HR and auditors alone, because it is about persons.</summary>
public sealed class ReadSeverities(IDbContextFactory<EntenteDb> databases)
{
    public async Task<Outcome<AdjustedRater[]>> Read(Actor actor, CancellationToken stop)
    {
        if (!actor.MayReadAll)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Set<AdjustedRater>().AsNoTracking().OrderBy(rater => rater.Severity).ThenBy(rater => rater.RaterId).ToArrayAsync(stop);
    }
}
