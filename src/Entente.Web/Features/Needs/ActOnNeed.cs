using System.ComponentModel.DataAnnotations;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Needs;

/// <summary>Takes one step of a need: the provider's side answers and delivers, those who raised it confirm, or answer a refusal once; both may ask and answer while it is open.</summary>
public sealed class ActOnNeed(IDbContextFactory<EntenteDb> databases, TimeProvider clock, IStringLocalizer<NeedsTexts> t)
{
    public sealed record Request
    {
        public NeedVerb Verb { get; set; }

        /// <summary>Why, or how; asked for with a refusal, its answer and a plan without a goal.</summary>
        [MaxLength(Need.MaxWordsLength)]
        public string? Text { get; set; }

        /// <summary>The goal with which it is planned; empty for a plan in words.</summary>
        public Guid? Goal { get; set; }

        /// <summary>The version that was looked at; empty for whatever stands.</summary>
        public int? Version { get; set; }
    }

    public async Task<Outcome<Need>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Needs.SingleOrDefaultAsync(need => need.Id == id, stop) is not { } need || !NeedRights.MayRead(actor, need))
            return new NeedUnknown();
        if (request.Version is { } seen && seen != need.Version)
            return new ChangedUnderYou();
        if (actor.Person is not { } person || !NeedRights.MayTake(actor, need, request.Verb))
            return new NotAllowed();
        if (await Wrong(db, need, request, stop) is { } wrong)
            return wrong;
        var now = clock.Now();
        var refusal = request.Verb switch
        {
            NeedVerb.Discuss => need.Discuss(person.Id, now, request.Text),
            NeedVerb.Accept => need.Accept(person.Id, now, request.Text),
            NeedVerb.Decline => need.Decline(person.Id, now, request.Text),
            NeedVerb.Plan => need.Plan(request.Goal, request.Text, person.Id, now),
            NeedVerb.Deliver => need.Deliver(person.Id, now, request.Text),
            NeedVerb.Confirm => need.Confirm(person.Id, now, request.Text),
            NeedVerb.Say => need.Say(person.Id, now, request.Text),
            NeedVerb.AnswerRefusal => need.AnswerRefusal(person.Id, actor.Directory.SuperiorOf(need.ProviderId, actor.Today)?.Id, now, request.Text),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
        if (refusal is not null)
            return refusal;
        if (request.Verb is NeedVerb.Say)
            Tell(db, need, person.Id, actor, now);
        else
            db.Announce(need, actor.Directory, now);
        db.LookAgain([.. need.Raisers.Select(raiser => (Guid?)raiser.PersonId), need.SuperiorBroughtIn]);
        db.LookAgain(actor, need.ProviderId);
        db.Record(person.Id, $"need.{request.Verb.ToString().ToLowerInvariant()}", $"need/{need.Id}", request.Goal?.ToString() ?? request.Text, now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : need;
    }

    /// <summary>Whoever raised it and whoever answers it hear what was said; nobody hears themselves.</summary>
    private void Tell(EntenteDb db, Need need, Guid by, Actor actor, DateTimeOffset now)
    {
        var provider = actor.Directory.SpeakerOf(need.ProviderId, actor.Today);
        foreach (var person in need.Raisers.Select(raiser => (Guid?)raiser.PersonId).Append(provider?.Id).Append(need.SuperiorBroughtIn).OfType<Guid>().Distinct().Where(person => person != by))
            db.Tell(person, NeedsFeature.Kind, Bilingual.Of(() => t["Tell.Said", need.Title]), $"/needs/{need.Id}", now);
    }

    /// <summary>A plan by a goal names a goal that supports this need, which only the provider's or a unit above or below it can.</summary>
    private static async Task<Refusal?> Wrong(EntenteDb db, Need need, Request request, CancellationToken stop)
    {
        if (request is not { Verb: NeedVerb.Plan, Goal: { } goal })
            return null;
        return await db.Goals.AsNoTracking().SingleOrDefaultAsync(one => one.Id == goal, stop) is { State: not GoalState.Dropped } found
            && found.Body.Supports.Any(support => support.Kind is SupportKind.Need && support.Id == need.Id) ? null : new NeedGoalInvalid();
    }
}
