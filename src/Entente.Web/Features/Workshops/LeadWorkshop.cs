using System.ComponentModel.DataAnnotations;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>What the facilitator does: moves the stages and the timer, shows what was unseen, closes the vote, chooses, ratifies, calls off.</summary>
public sealed class LeadWorkshop(WorkshopDesk desk)
{
    /// <summary>What only the facilitator does.</summary>
    public static IReadOnlyList<WorkshopVerb> Verbs { get; } = [WorkshopVerb.Move, WorkshopVerb.Reveal, WorkshopVerb.Time, WorkshopVerb.CloseVote, WorkshopVerb.Choose, WorkshopVerb.Ratify, WorkshopVerb.CallOff];

    public sealed record Request
    {
        public WorkshopVerb Verb { get; set; }

        /// <summary>Where to, for <see cref="WorkshopVerb.Move"/>.</summary>
        public WorkshopStage? To { get; set; }

        /// <summary>Whether to write unseen from now on, for <see cref="WorkshopVerb.Reveal"/>; otherwise everything is shown.</summary>
        public bool Unseen { get; set; }

        /// <summary>For <see cref="WorkshopVerb.Time"/>; none stops it.</summary>
        public int? Minutes { get; set; }

        /// <summary>The goals that go on, for <see cref="WorkshopVerb.Choose"/>.</summary>
        public IList<Guid>? Goals { get; set; }

        [MaxLength(Workshop.MaxWordsLength)]
        public string? Text { get; set; }
    }

    public Task<Outcome<Workshop>> Run(Guid id, Request request, int? seenRevision, Actor actor, CancellationToken stop) =>
        desk.Run<Workshop>(id, actor, WorkshopRights.MayLead, async at =>
        {
            if (seenRevision is { } seen && seen != at.Workshop.Revision)
                return new ChangedUnderYou();
            if (await Take(at, request) is { } refusal)
                return refusal;
            at.Record($"workshop.{request.Verb.ToString().ToLowerInvariant()}", request.Verb switch { WorkshopVerb.Move => request.To.ToString(), WorkshopVerb.CallOff => request.Text, WorkshopVerb.Reveal => request.Unseen ? "unseen" : "shown", _ => null });
            if (request.Verb is not (WorkshopVerb.Time or WorkshopVerb.Reveal))
                at.TellAll();
            return at.Workshop;
        }, stop);

    private static async Task<Refusal?> Take(WorkshopDesk.Place at, Request request) => request.Verb switch
    {
        WorkshopVerb.Move => at.Workshop.Move(request.To ?? WorkshopStage.Preparing, await at.Board(), at.By, at.Now),
        WorkshopVerb.Reveal => await Reveal(at, request.Unseen),
        WorkshopVerb.Time => at.Workshop.Time(request.Minutes, at.Now),
        WorkshopVerb.CloseVote => at.Workshop.CloseVote(),
        WorkshopVerb.Choose => await Choose(at, request.Goals ?? []),
        WorkshopVerb.Ratify => await Ratify(at),
        WorkshopVerb.CallOff => at.Workshop.CallOff(request.Text),
        _ => new WorkshopStepNotAllowed(at.Workshop.Stage, request.Verb, at.Workshop.Allowed),
    };

    private static async Task<Refusal?> Reveal(WorkshopDesk.Place at, bool unseen)
    {
        if (at.Workshop.SetPrivate(unseen) is { } not)
            return not;
        if (unseen)
            return null;
        foreach (var note in await at.Db.WorkshopNotes.Where(note => note.WorkshopId == at.Workshop.Id && note.IsHidden).ToListAsync(at.Stop))
            note.Show();
        return null;
    }

    private static async Task<Refusal?> Choose(WorkshopDesk.Place at, IList<Guid> chosen)
    {
        if (at.Workshop.Change(WorkshopVerb.Choose) is { } not)
            return not;
        foreach (var goal in await at.Db.CandidateGoals.Where(goal => goal.WorkshopId == at.Workshop.Id && !goal.IsRemoved).ToListAsync(at.Stop))
        {
            if (goal.IsChosen != chosen.Contains(goal.Id) && goal.Choose(at.Workshop, chosen.Contains(goal.Id)) is { } refusal)
                return refusal;
        }

        return null;
    }

    private static async Task<Refusal?> Ratify(WorkshopDesk.Place at)
    {
        var board = await at.Board();
        if (at.Workshop.Ratify(board, at.Now) is { } not)
            return not;
        var made = Ratification.Make(board, at.Actor.Directory, at.NewId, at.By, at.Now);
        if (made.IsRefused)
            return made.Refusal;
        at.Db.Announce(at.Workshop, made.Value.Count, at.Actor.Directory, at.Now);
        foreach (var goal in made.Value)
        {
            at.Db.Add(goal);
            at.Db.Announce(goal, GoalState.Draft, null, at.Actor.Directory, at.Now);
            at.Db.Record(at.By, "goal.ratified", $"goal/{goal.Id}", goal.Latest.Hash, at.Now);
        }

        return null;
    }
}
