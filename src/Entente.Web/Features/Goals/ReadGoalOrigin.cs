using Entente.Domain.Goals;
using Entente.Domain.Needs;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals;

/// <summary>
/// The workshop that a goal of the company came of, and its way back to notes, facts and needs. It may be read by whoever may read
/// the goal; who wrote which note is left to those who may read the workshop.
/// </summary>
public sealed class ReadGoalOrigin(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Workshop">The workshop.</param>
    /// <param name="MayOpen">True where the actor may read the workshop itself.</param>
    /// <param name="Trace">The way back.</param>
    /// <param name="Answers">Who countersigned and who objected.</param>
    /// <param name="Needs">The needs at the end of it that the actor may read.</param>
    public sealed record View(Workshop Workshop, bool MayOpen, WorkshopTrace Trace, IReadOnlyList<Countersignature> Answers, IReadOnlyList<Need> Needs);

    /// <summary>The origin of a goal that the actor may read; null where it came of no workshop.</summary>
    public async Task<View?> Read(Goal goal, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.CandidateGoals.FirstOrDefaultAsync(candidate => candidate.GoalId == goal.Id, stop) is not { } candidate)
            return null;
        var workshop = await db.Workshops.SingleAsync(one => one.Id == candidate.WorkshopId, stop);
        var notes = await db.WorkshopNotes.Where(note => note.WorkshopId == workshop.Id && !note.IsHidden).ToListAsync(stop);
        var facts = await db.WorkshopFacts.Where(fact => fact.WorkshopId == workshop.Id).ToListAsync(stop);
        var trace = WorkshopTrace.Of(candidate, notes, facts);
        var needs = await db.Needs.Where(need => trace.Needs.Contains(need.Id)).ToListAsync(stop);
        var mayOpen = actor.Person is { } person && WorkshopAccess.MayRead(actor.Directory, workshop, person.Id, actor.Today);
        return new View(workshop, mayOpen, trace, [.. candidate.Answers], [.. needs.Where(need => Supported.MayRead(actor, need))]);
    }
}
