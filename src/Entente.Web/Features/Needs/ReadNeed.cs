using Entente.Domain.Calendar;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Needs;

/// <summary>One need with what came of it.</summary>
public sealed class ReadNeed(IDbContextFactory<EntenteDb> databases, CompanyCalendar calendars)
{
    /// <param name="Need">The need.</param>
    /// <param name="Goals">Goals that support it, whatever became of them.</param>
    /// <param name="Duplicates">Open needs of the same provider into which it could be merged, or which could be merged into it.</param>
    /// <param name="Calendar">The company's working days.</param>
    public sealed record View(Need Need, IReadOnlyList<Goal> Goals, IReadOnlyList<Need> Duplicates, WorkCalendar Calendar);

    public async Task<Outcome<View>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Needs.SingleOrDefaultAsync(need => need.Id == id, stop) is not { } need || !NeedRights.MayRead(actor, need))
            return new NeedUnknown();
        var goals = (await db.Goals.Where(goal => goal.OwnerId == need.ProviderId).ToListAsync(stop))
            .Where(goal => goal.Body.Supports.Any(support => support.Kind is SupportKind.Need && support.Id == id)).OrderByDescending(goal => goal.CreatedAt).ToList();
        var others = need.IsOpen && NeedRights.MayAnswer(actor, need)
            ? (await db.Needs.Where(other => other.ProviderId == need.ProviderId && other.Id != id && other.MergedIntoId == null).ToListAsync(stop)).Where(other => other.IsOpen && NeedRights.MayAnswer(actor, other)).ToList()
            : [];
        return new View(need, goals, others, await calendars.Read(stop));
    }
}
