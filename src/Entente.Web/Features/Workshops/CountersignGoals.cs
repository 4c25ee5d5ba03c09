using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>Countersigns goals, each by the hash of the text that was seen, or objects to one with a reason. Always for the actor alone.</summary>
public sealed class CountersignGoals(WorkshopDesk desk)
{
    public sealed record Request
    {
        public IList<Answer>? Answers { get; set; }
    }

    public sealed record Answer
    {
        public Guid Goal { get; set; }

        [MaxLength(64)]
        public string? Hash { get; set; }

        /// <summary>True to object rather than to countersign.</summary>
        public bool Objects { get; set; }

        [MaxLength(Workshop.MaxWordsLength)]
        public string? Objection { get; set; }
    }

    public Task<Outcome<Workshop>> Run(Guid id, Request request, Actor actor, CancellationToken stop) =>
        desk.Run<Workshop>(id, actor, WorkshopRights.TakesPart, async at =>
        {
            if (at.Workshop.Change(WorkshopVerb.Countersign) is { } not)
                return not;
            var goals = await at.Db.CandidateGoals.Where(goal => goal.WorkshopId == id).ToListAsync(at.Stop);
            foreach (var said in request.Answers ?? [])
            {
                if (goals.Find(goal => goal.Id == said.Goal) is not { } goal)
                    return new WorkshopPartUnknown();
                if (goal.Answer(at.Workshop, said.Hash ?? "", said.Objection, said.Objects, at.By, at.Now) is { } refusal)
                    return refusal;
                at.Record(said.Objects ? "workshop.objected" : "workshop.countersigned", $"{goal.Id} {goal.Hash}{(said.Objects ? " " + said.Objection : null)}");
            }

            at.Db.LookAgain(at.By, at.Workshop.FacilitatorId);
            return at.Workshop;
        }, stop);
}
