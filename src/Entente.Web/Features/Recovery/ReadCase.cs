using Entente.Domain.Kernel;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>One case with the bads it is about and what both sides wrote to each other.</summary>
public sealed class ReadCase(IDbContextFactory<EntenteDb> databases, Recognition recognition)
{
    /// <param name="Case">The case.</param>
    /// <param name="Bads">The rater's bads of that link and day that were not taken back.</param>
    /// <param name="Messages">The thread, earliest first.</param>
    public sealed record View(RecoveryCase Case, IReadOnlyList<Rating> Bads, IReadOnlyList<RecoveryMessage> Messages);

    public async Task<Outcome<View>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.RecoveryCases.SingleOrDefaultAsync(one => one.Id == id, stop) is not { } found)
            return new RecoveryUnknown();
        await recognition.Read(db, found, actor, stop);
        if (!RecoveryRights.MayRead(actor, found))
            return new RecoveryUnknown();
        var ratings = found.RaterId is { } rater
            ? await db.Ratings.Where(rating => rating.RaterId == rater && rating.LinkId == found.LinkId && rating.Day == found.Day && rating.WithdrawnAt == null).OrderBy(rating => rating.At).ToListAsync(stop)
            : [];
        var messages = await db.RecoveryMessages.Where(message => message.CaseId == id).OrderBy(message => message.At).ThenBy(message => message.Id).ToListAsync(stop);
        return new View(found, [.. ratings.Where(rating => rating.Answer is Answer.Bad)], messages);
    }
}
