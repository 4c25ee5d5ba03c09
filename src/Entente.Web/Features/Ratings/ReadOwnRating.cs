using Entente.Domain.Recovery;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Finds what a person said about an occasion; a sealed rating by its tag.</summary>
public sealed class ReadOwnRating(IDbContextFactory<EntenteDb> databases, Sealing sealing)
{
    public async Task<OwnRating?> Read(Guid link, Guid rater, string occasion, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var open = await db.Ratings.AsNoTracking().SingleOrDefaultAsync(r => r.RaterId == rater && r.LinkId == link && r.Occasion == occasion && r.WithdrawnAt == null, stop);
        if (open is not null)
            return new OwnRating(open.Id, open.Level, open.Cause, open.Comment, open.RecoveredAt is not null, false, await Case(db.RecoveryCases.Where(one => one.RaterId == rater && one.LinkId == link && one.Day == open.Day), stop));
        var tags = sealing.Tags(link, rater, occasion);
        var hidden = await db.SealedRatings.AsNoTracking().FirstOrDefaultAsync(r => tags.Contains(r.Tag), stop);
        if (hidden is null)
            return null;
        var known = await Case(from tie in db.SealedCases where tie.RatingId == hidden.Id join one in db.RecoveryCases on tie.CaseId equals one.Id select one, stop);
        return new OwnRating(hidden.Id, hidden.Level, hidden.Cause, hidden.Comment, false, true, known);
    }

    private static Task<OwnCase?> Case(IQueryable<RecoveryCase> cases, CancellationToken stop) =>
        cases.AsNoTracking().Select(one => new OwnCase(one.Id, one.State, one.ContactDueAt)).SingleOrDefaultAsync(stop);
}
