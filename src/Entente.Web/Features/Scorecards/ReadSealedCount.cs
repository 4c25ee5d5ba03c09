using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>
/// How many sealed ratings wait on a unit's links, told coarsely: rounded down to fives and never by link, so that nobody sees one
/// arrive. Nothing else about them is shown before release rules exist.
/// </summary>
public sealed class ReadSealedCount(IDbContextFactory<EntenteDb> databases)
{
    public const int Step = 5;

    public async Task<int> Read(IReadOnlyCollection<Link> links, Period period, CancellationToken stop)
    {
        var ids = links.Select(link => link.Id).ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        var count = await db.SealedRatings.CountAsync(rating => ids.Contains(rating.LinkId) && rating.Month >= period.Start && rating.Month <= period.End, stop);
        return count / Step * Step;
    }
}
