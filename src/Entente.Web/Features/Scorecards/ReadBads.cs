using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>The bads behind a unit's causes, latest first: those on links whose ratings the reader may read, and how many others there are.</summary>
public sealed class ReadBads(IDbContextFactory<EntenteDb> databases)
{
    public const int PageSize = 50;

    public sealed record Page(IReadOnlyList<Rating> Rows, int Total, int Elsewhere);

    public async Task<Page> Read(Guid unit, Period period, Cause? cause, int page, Actor actor, CancellationToken stop)
    {
        var links = ScorecardScope.LinksOf(actor.Chain, unit, period);
        var readable = links.Where(link => actor.Person is { } person && ChainAccess.MayReadRatings(actor.Chain, link, person.Id, actor.Today)).Select(link => link.Id).ToList();
        var all = links.Select(link => link.Id).ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        var bads = db.Ratings.AsNoTracking().Where(rating => all.Contains(rating.LinkId) && rating.WithdrawnAt == null && rating.Day >= period.Start && rating.Day <= period.End
            && ((rating.Scale == 2 && rating.Level == 1) || (rating.Scale == 5 && rating.Level <= 2)) && (cause == null || rating.Cause == cause));
        var total = await bads.CountAsync(stop);
        var own = bads.Where(rating => readable.Contains(rating.LinkId));
        var mine = readable.Count == all.Count ? total : await own.CountAsync(stop);
        var shown = await own.OrderByDescending(rating => rating.Day).ThenByDescending(rating => rating.At).ThenBy(rating => rating.Id).Skip(page * PageSize).Take(PageSize).ToListAsync(stop);
        return new Page(shown, mine, total - mine);
    }
}
