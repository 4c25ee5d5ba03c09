using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals;

/// <summary>One goal with its evidence and what it hangs together with.</summary>
public sealed class ReadGoal(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Goal">The goal.</param>
    /// <param name="Files">Its evidence; empty for whoever may not open it.</param>
    /// <param name="Others">The goals it supports or continues, by identity.</param>
    public sealed record View(Goal Goal, IReadOnlyList<EvidenceFile> Files, IReadOnlyDictionary<Guid, Goal> Others);

    public async Task<Outcome<View>> Read(Guid id, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        if (await db.Goals.SingleOrDefaultAsync(goal => goal.Id == id, stop) is not { } goal || !GoalRights.MayRead(actor, goal))
            return new GoalUnknown();
        var files = GoalRights.MayReadEvidence(actor, goal) ? await db.EvidenceFiles.Where(file => file.GoalId == id).OrderBy(file => file.At).ThenBy(file => file.Id).ToListAsync(stop) : [];
        var others = goal.Body.Supports.Where(support => support.Kind is not SupportKind.Need).Select(support => support.Id).ToList();
        if (goal.ContinuesId is { } before)
            others.Add(before);
        var found = others.Count == 0 ? [] : await db.Goals.Where(other => others.Contains(other.Id)).ToListAsync(stop);
        return new View(goal, files, found.Where(other => GoalRights.MayRead(actor, other)).ToDictionary(other => other.Id));
    }
}
