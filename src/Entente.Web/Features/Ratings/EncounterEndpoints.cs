using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Encounters from other systems: each asks one person for a rating and gives back the link for it.</summary>
public sealed class EncounterEndpoints(IDbContextFactory<EntenteDb> databases, RatingLinks links, AskRater ask, CompanyCalendar calendars, Reply reply, TimeProvider clock)
{
    private const int MostTries = 8;

    public sealed record NewEncounter
    {
        [Required, MaxLength(64)]
        public required string Service { get; init; }

        [Required, MaxLength(64)]
        public required string Customer { get; init; }

        /// <summary>Mail address of the person who is asked.</summary>
        [Required, MaxLength(254)]
        public required string Rater { get; init; }

        [Required, MaxLength(64)]
        public required string Reference { get; init; }

        public DateTimeOffset? OccurredAt { get; init; }

        /// <summary>What was measured of the agreement's promise, in its unit: 4 where payment took 4 working days.</summary>
        public double? Measured { get; init; }

        /// <summary>When the request was there. With <c>finishedAt</c> a promise of minutes, hours or days is measured from them, in working time.</summary>
        public DateTimeOffset? BegunAt { get; init; }

        /// <summary>When it was done.</summary>
        public DateTimeOffset? FinishedAt { get; init; }
    }

    /// <summary>The link rates in the rater's name: a program that sends it on gets it, a person never does; the rater finds the request at home.</summary>
    public sealed record EncounterCreated(Guid Id, string? RatingLink);

    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/encounters", async (NewEncounter request, HttpContext http, CurrentActor current, EncounterEndpoints calls, CancellationToken stop) =>
            await calls.Post(request, http, await current.Require(stop), stop)).RequireAuthorization("scope:ratings:write").WithTags("Ratings")
            .WithMetadata(new Platform.Api.RequestExample("""{"service":"reimbursement","customer":"sales","rater":"li.na@repair.example","reference":"EXP-2026-0718","occurredAt":"2026-07-18T16:20:00+08:00","measured":4}"""))
            .WithSummary("Creates an encounter, asks its rater, and gives back their personal rating link.").Produces<EncounterCreated>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private async Task<IResult> Post(NewEncounter request, HttpContext http, Actor actor, CancellationToken stop)
    {
        var chain = actor.Chain;
        if (chain.Service(request.Service) is not { } service)
            return reply.Problem(new ServiceUnknown(request.Service));
        if (actor.Person is { } person && !ChainAccess.MayArrange(chain.Directory, service.ProviderId, person.Id, actor.Today))
            return reply.Problem(new Domain.Kernel.NotAllowed());
        if (chain.Directory.Unit(request.Customer) is not { } customer)
            return reply.Problem(new UnitUnknown(request.Customer));
        if (chain.Directory.Person(request.Rater) is not { } rater)
            return reply.Problem(new PersonUnknown());
        if (chain.Link(service.Id, customer.Id, actor.Today) is not { } link)
            return reply.Problem(new LinkMissing(service.Name, customer.Name));
        var now = clock.Now();
        if (request is { BegunAt: null, FinishedAt: not null })
            return reply.Problem(new Domain.Ratings.Encounters.EncounterTimesInvalid());
        var times = request.BegunAt is { } begun ? new Domain.Ratings.Encounters.EncounterTimes(begun, request.FinishedAt) : null;
        var occurredAt = request.OccurredAt ?? request.FinishedAt ?? now;
        var encounter = Encounter.Request(Guid.CreateVersion7(now), chain, link, request.Reference, rater.Id, occurredAt, now, request.Measured ?? await Measure(link, times, occurredAt, stop), times);
        if (encounter.IsRefused)
            return reply.Problem(encounter.Refusal);
        if (await Save(encounter.Value, chain, now, stop) is { } refusal)
            return reply.Problem(refusal);
        var path = links.PathFor(new RatingLinks.Invitation(link.Id, rater.Id, encounter.Value.Reference));
        return Results.Created((string?)null, new EncounterCreated(encounter.Value.Id, actor.KeyId is null ? null : $"{http.Request.Scheme}://{http.Request.Host}{path}"));
    }

    /// <summary>What the times say of the promise in force; null where it is of something else, or nothing was promised.</summary>
    private async Task<double?> Measure(Link link, Domain.Ratings.Encounters.EncounterTimes? times, DateTimeOffset at, CancellationToken stop)
    {
        if (times is null)
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        var versions = await db.Expectations.AsNoTracking().Where(one => one.LinkId == link.Id).ToListAsync(stop);
        return Expectation.InForce(versions, at)?.Promise is { } promise ? Domain.Ratings.Encounters.PromiseClock.Measure(promise, times, await calendars.Read(stop)) : null;
    }

    /// <summary>Saves it with its request; where another request of the rater's week came at the same moment, it is counted anew.</summary>
    private async Task<Domain.Kernel.Refusal?> Save(Encounter encounter, SupplyChain chain, DateTimeOffset now, CancellationToken stop)
    {
        for (var left = MostTries; ; left--)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            if (await db.Encounters.AnyAsync(e => e.RaterId == encounter.RaterId && e.LinkId == encounter.LinkId && e.Reference == encounter.Reference, stop))
                return new EncounterExists(encounter.Reference);
            db.Add(encounter);
            await ask.Run(db, encounter, chain, now, stop);
            var refusal = await db.SaveOrRefuse(stop);
            if (refusal is null || left == 0)
                return refusal;
        }
    }
}
