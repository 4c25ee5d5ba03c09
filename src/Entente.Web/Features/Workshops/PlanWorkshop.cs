using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>Calls a workshop, or plans one that was called anew.</summary>
public sealed class PlanWorkshop(IDbContextFactory<EntenteDb> databases, WorkshopDesk desk, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>The period whose goals are set; stays as it was called.</summary>
        [MaxLength(8)]
        public string? Period { get; set; }

        public DateTimeOffset? PlannedAt { get; set; }

        [MaxLength(Workshop.MaxWordsLength)]
        public string? Place { get; set; }

        /// <summary>Address of who leads it; whoever calls it where nobody is named.</summary>
        [MaxLength(254)]
        public string? Facilitator { get; set; }

        /// <summary>Addresses of the managers who take part.</summary>
        public IList<string>? Participants { get; set; }

        public int? Dots { get; set; }
    }

    /// <param name="id">Which workshop; null for a new one.</param>
    /// <param name="request">The plan.</param>
    /// <param name="seenRevision">What was looked at; null where that does not matter.</param>
    /// <param name="actor">Who plans.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    public Task<Outcome<Workshop>> Run(Guid? id, Request request, int? seenRevision, Actor actor, CancellationToken stop) =>
        id is not { } known ? Call(request, actor, stop) : desk.Run<Workshop>(known, actor, WorkshopRights.MayLead, async at =>
        {
            if (seenRevision is { } seen && seen != at.Workshop.Revision)
                return new ChangedUnderYou();
            var plan = Plan(request, at.Workshop, actor, at.Now);
            if (plan.IsRefused)
                return plan.Refusal;
            if (at.Workshop.Plan(actor.Directory, plan.Value, at.Now) is { } refusal)
                return refusal;
            at.Record("workshop.planned");
            at.TellAll();
            return await Task.FromResult(at.Workshop);
        }, stop);

    private static Outcome<WorkshopPlan> Plan(Request request, Workshop? standing, Actor actor, DateTimeOffset now)
    {
        var facilitator = request.Facilitator is { Length: > 0 } email ? actor.Directory.Person(email)?.Id : standing?.FacilitatorId ?? actor.PersonId;
        if (facilitator is null)
            return new FacilitatorUnknown();
        var people = request.Participants?.Where(one => !string.IsNullOrWhiteSpace(one)).Select(one => (Email: one, Person: actor.Directory.Person(one))).ToList();
        if (people?.Find(one => one.Person is null) is { Email: { } unknown })
            return new ParticipantNotManager(unknown);
        return new WorkshopPlan(
            standing?.PeriodCode ?? request.Period ?? "",
            request.PlannedAt?.ToUniversalTime() ?? standing?.PlannedAt ?? now.AddDays(14),
            request.Place ?? standing?.Place,
            facilitator.Value,
            people?.ConvertAll(one => one.Person!.Id) ?? standing?.Participants ?? [],
            request.Dots ?? standing?.DotsEach ?? 5);
    }

    private async Task<Outcome<Workshop>> Call(Request request, Actor actor, CancellationToken stop)
    {
        if (!WorkshopRights.MayCall(actor))
            return new NotAllowed();
        var now = clock.Now();
        var plan = Plan(request, null, actor, now);
        if (plan.IsRefused)
            return plan.Refusal;
        var called = Workshop.Call(Guid.CreateVersion7(now), actor.Directory, plan.Value, actor.PersonId!.Value, now);
        if (called.IsRefused)
            return called;
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Add(called.Value);
        db.Record(actor.PersonId, "workshop.called", $"workshop/{called.Value.Id}", called.Value.PeriodCode, now);
        db.LookAgain([.. called.Value.Participants.Append(called.Value.FacilitatorId).Select(person => (Guid?)person)]);
        await db.SaveChangesAsync(stop);
        return called;
    }
}
