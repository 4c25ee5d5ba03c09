using System.ComponentModel.DataAnnotations;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>Encounters from other systems: each asks one person for a rating and gives back the link for it.</summary>
public sealed class EncounterEndpoints(IDbContextFactory<EntenteDb> databases, RatingLinks links, Reply reply, TimeProvider clock)
{
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
        var encounter = Encounter.Request(Guid.CreateVersion7(now), chain, link, request.Reference, rater.Id, request.OccurredAt ?? now, now, request.Measured);
        if (encounter.IsRefused)
            return reply.Problem(encounter.Refusal);
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Encounters.AnyAsync(e => e.RaterId == rater.Id && e.LinkId == link.Id && e.Reference == encounter.Value.Reference, stop))
            return reply.Problem(new EncounterExists(encounter.Value.Reference));
        db.Add(encounter.Value);
        if (await db.SaveOrRefuse(stop) is { } refusal)
            return reply.Problem(refusal);
        var path = links.PathFor(new RatingLinks.Invitation(link.Id, rater.Id, encounter.Value.Reference));
        return Results.Created((string?)null, new EncounterCreated(encounter.Value.Id, actor.KeyId is null ? null : $"{http.Request.Scheme}://{http.Request.Host}{path}"));
    }
}
