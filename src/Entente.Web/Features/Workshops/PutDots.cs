using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>Says how many of the actor's own dots stand on a goal. Neither the audit record nor a message says who voted for what.</summary>
public sealed class PutDots(WorkshopDesk desk)
{
    public sealed record Request
    {
        public int Count { get; set; }
    }

    public Task<Outcome<WorkshopDots>> Run(Guid id, Guid goalId, Request request, Actor actor, CancellationToken stop) =>
        desk.Run<WorkshopDots>(id, actor, WorkshopRights.TakesPart, async at =>
        {
            if (at.Workshop.Change(WorkshopVerb.Vote) is { } not)
                return not;
            if (!await at.Db.CandidateGoals.AnyAsync(goal => goal.Id == goalId && goal.WorkshopId == id && !goal.IsRemoved, at.Stop))
                return new WorkshopPartUnknown();
            var gone = await at.Db.CandidateGoals.Where(goal => goal.WorkshopId == id && goal.IsRemoved).Select(goal => goal.Id).ToListAsync(at.Stop);
            var own = await at.Db.WorkshopDots.Where(dots => dots.WorkshopId == id && dots.PersonId == at.By).ToListAsync(at.Stop);
            // Dots on a goal that was taken off the board are free again.
            var put = WorkshopDots.Put(at.Workshop, [.. own.Where(dots => !gone.Contains(dots.GoalId))], at.By, goalId, request.Count);
            if (!put.IsRefused && !own.Contains(put.Value))
                at.Db.Add(put.Value);
            at.Db.LookAgain(at.By);
            return put;
        }, stop);
}
