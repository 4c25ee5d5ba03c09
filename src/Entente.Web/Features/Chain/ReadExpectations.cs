using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Every version of what was agreed on a link, the latest first.</summary>
public sealed class ReadExpectations(IDbContextFactory<EntenteDb> databases)
{
    public async Task<Outcome<Expectation[]>> Read(Guid linkId, Actor actor, CancellationToken stop)
    {
        if (actor.Chain.Link(linkId) is null)
            return new LinkUnknown();
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Expectations.AsNoTracking().Where(version => version.LinkId == linkId).OrderByDescending(version => version.Number).ToArrayAsync(stop);
    }
}
