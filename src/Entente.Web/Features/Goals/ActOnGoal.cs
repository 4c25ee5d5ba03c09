using System.ComponentModel.DataAnnotations;
using Entente.Domain.Calendar;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Goals;

/// <summary>Takes a step of <see cref="GoalPath"/>, where the state allows it and the actor may.</summary>
public sealed class ActOnGoal(IDbContextFactory<EntenteDb> databases, CompanyCalendar calendars, TimeProvider clock)
{
    public sealed record Request
    {
        public GoalVerb Verb { get; set; }

        /// <summary>As what one signs or finds.</summary>
        public PartyKind? As { get; set; }

        /// <summary>Code of the unit one signs or finds for.</summary>
        [MaxLength(64)]
        public string? Unit { get; set; }

        /// <summary>The hash of the text that is signed.</summary>
        [MaxLength(64)]
        public string? Hash { get; set; }

        /// <summary>Which criterion or step.</summary>
        public int? Number { get; set; }

        /// <summary>A number; 1 or 0 for yes or no.</summary>
        public double? Value { get; set; }

        /// <summary>The day on which it was so.</summary>
        public DateOnly? On { get; set; }

        [MaxLength(2000)]
        public string? Text { get; set; }

        [MaxLength(2000)]
        public string? Link { get; set; }

        public IList<Guid>? Files { get; set; }

        public int? Confidence { get; set; }

        public int? Points { get; set; }

        /// <summary>Whether the facts are disputed rather than confirmed.</summary>
        public bool Disputed { get; set; }
    }

    public async Task<Outcome<Goal>> Run(Guid id, Request request, int? seenVersion, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Goals.SingleOrDefaultAsync(goal => goal.Id == id, stop) is not { } goal || !GoalRights.MayRead(actor, goal))
            return new GoalUnknown();
        var party = PartyOf(request, goal, actor);
        var signs = request.Verb is GoalVerb.Sign || (request.Verb is GoalVerb.Propose && request.Hash is not null);
        if (!GoalRights.May(actor, goal, request.Verb, party) || (signs && !GoalRights.May(actor, goal, GoalVerb.Sign, party)))
            return new NotAllowed();
        if (seenVersion is { } seen && seen != goal.Version && request.Verb is not GoalVerb.Sign)
            return new ChangedUnderYou();
        var files = request.Files ?? [];
        if (files.Count > 0 && await db.EvidenceFiles.CountAsync(file => file.GoalId == id && files.Contains(file.Id), stop) != files.Distinct().Count())
            return new EvidenceUnknown();
        var now = clock.Now();
        if (request.Verb is GoalVerb.CarryOver)
            return await CarryOver(db, goal, actor, now, stop);
        var (before, inForce) = (goal.State, goal.InForceNumber);
        if (Take(goal, request, party, actor, await calendars.Read(stop), now) is { } refusal)
            return refusal;
        if (request.Verb is not GoalVerb.Sign)
            db.Record(actor.PersonId, $"goal.{request.Verb.ToString().ToLowerInvariant()}", $"goal/{id}", request.Text, now);
        if (signs)
        {
            db.Record(actor.PersonId, "goal.sign", $"goal/{id}", $"{party!.Kind} {request.Hash}", now);
            await PlanItsNeeds(db, goal, actor, now, stop);
        }

        db.Announce(goal, before, inForce, actor.Directory, now);
        db.LookAgain(actor, [goal.OwnerId, .. goal.Customers.Select(customer => customer.UnitId)]);
        db.LookAgain(actor.Directory.SuperiorOf(goal.OwnerId, actor.Today)?.Id);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : goal;
    }

    /// <summary>
    /// A goal that everybody signed is the plan of the needs it supports. Whoever signed for the owner has answered them with it, where
    /// they may; a team to which the work was passed on plans only what the provider accepted.
    /// </summary>
    private static async Task PlanItsNeeds(EntenteDb db, Goal goal, Actor actor, DateTimeOffset now, CancellationToken stop)
    {
        if (goal.InForce is not { } text || goal.Pending is not null)
            return;
        var owner = text.Signatures.First(signature => signature.Party.Kind is PartyKind.Owner).By;
        var needs = await Supported.Needs(db, text.Body, stop);
        var plans = needs.Select(need => need.GoalId).OfType<Guid>().ToList();
        var givenUp = await db.Goals.Where(other => plans.Contains(other.Id) && other.State == GoalState.Dropped).Select(other => other.Id).ToListAsync(stop);
        foreach (var need in needs.Where(need => need.State is NeedState.Accepted or NeedState.Planned || NeedAccess.MayAnswer(actor.Directory, need, owner, actor.Today)))
        {
            if (need.PlanWith(goal.Id, owner, now, need.GoalId is { } plan && givenUp.Contains(plan) ? plan : null) is not null)
                continue;
            db.Announce(need, actor.Directory, now);
            db.Record(actor.PersonId, "need.plan", $"need/{need.Id}", goal.Id.ToString(), now);
        }
    }

    private static GoalParty? PartyOf(Request request, Goal goal, Actor actor) => request.As switch
    {
        PartyKind.Owner or PartyKind.Superior => new GoalParty(request.As.Value, goal.OwnerId),
        PartyKind.Served when request.Unit is { } code && actor.Directory.Unit(code) is { } unit => new GoalParty(PartyKind.Served, unit.Id),
        _ => null,
    };

    private static Refusal? Take(Goal goal, Request request, GoalParty? party, Actor actor, WorkCalendar calendar, DateTimeOffset now) => request.Verb switch
    {
        // Whoever proposes may sign the same text at once.
        GoalVerb.Propose when request.Hash is { } seen => goal.Propose() ?? goal.Sign(party!, seen, actor.PersonId!.Value, now),
        GoalVerb.Propose => goal.Propose(),
        GoalVerb.Sign => goal.Sign(party!, request.Hash ?? "", actor.PersonId!.Value, now),
        GoalVerb.TakeBack => goal.TakeBack(),
        GoalVerb.Start => goal.Start(request.On ?? actor.Today, actor.Today, now),
        GoalVerb.CheckIn => goal.CheckInWith(request.Confidence ?? -1, request.Text ?? "", now, actor.PersonId),
        GoalVerb.FinishStep => goal.FinishStep(request.Number ?? 0, request.On ?? actor.Today, actor.Today, actor.PersonId),
        GoalVerb.RecordFact => goal.RecordFact(FactOf(request, actor, now), actor.Today),
        GoalVerb.Report => goal.Report(now),
        GoalVerb.Verify when request.Disputed => goal.Dispute(new Finding { Party = party!, Criterion = request.Number, Text = request.Text, Link = request.Link, Files = [.. request.Files ?? []], By = actor.PersonId!.Value, At = now }),
        GoalVerb.Verify => goal.Confirm(party!, request.Text, now, actor.PersonId!.Value),
        GoalVerb.Settle => goal.Settle(party!, request.Text ?? "", request.Value is null ? null : FactOf(request with { Number = goal.FindingOf(party!)?.Criterion }, actor, now),
            goal.FindingOf(party!) is { } dispute ? GoalWords.EscalatesOn(dispute, actor, calendar) : actor.Today, actor.Today, now, actor.PersonId!.Value),
        GoalVerb.Judge => goal.Judge(request.Points ?? -1, request.Text ?? "", now, actor.PersonId!.Value),
        GoalVerb.Drop => goal.Drop(request.Text ?? ""),
        _ => new GoalStepNotAllowed(goal.State, request.Verb),
    };

    private static Fact FactOf(Request request, Actor actor, DateTimeOffset now) => new()
    {
        Criterion = request.Number ?? 0,
        Value = request.Value ?? double.NaN,
        On = request.On ?? actor.Today,
        Text = request.Text,
        Link = request.Link,
        Files = [.. request.Files ?? []],
        By = actor.PersonId,
        At = now,
    };

    private static async Task<Outcome<Goal>> CarryOver(EntenteDb db, Goal goal, Actor actor, DateTimeOffset now, CancellationToken stop)
    {
        var next = goal.CarryOver(Guid.CreateVersion7(now), now, actor.PersonId);
        if (next.IsRefused)
            return next;
        db.Add(next.Value);
        db.Record(actor.PersonId, "goal.carryover", $"goal/{next.Value.Id}", goal.Id.ToString(), now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : next;
    }
}
