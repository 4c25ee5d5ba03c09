using System.ComponentModel.DataAnnotations;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings;

/// <summary>
/// What a rater may do with their open rating until its period closes. A program names the rater, as when it rated; of a rating that
/// is not the rater's nobody learns that it exists. Sealed ratings are revised on their page alone.
/// </summary>
public sealed class RatingChangeEndpoints(RatingWriter writer, Reply reply, IDbContextFactory<EntenteDb> databases)
{
    public sealed record Revision
    {
        /// <summary>Mail address or identity of the rater; not needed by the rater themselves.</summary>
        [MaxLength(254)]
        public string? Rater { get; init; }

        public required int Value { get; init; }

        public Cause? Cause { get; init; }

        public string? Comment { get; init; }
    }

    public sealed record Asker
    {
        /// <summary>Mail address or identity of the rater; not needed by the rater themselves.</summary>
        [MaxLength(254)]
        public string? Rater { get; init; }
    }

    public sealed record RatingChanged(Guid Id, int Version);

    public static void Map(RouteGroupBuilder api)
    {
        var rating = api.MapGroup("/ratings/{id:guid}").WithTags("Ratings").DisableHttpMetrics().RequireAuthorization("scope:ratings:write");
        rating.MapPut("", async (Guid id, Revision revision, HttpContext http, CurrentActor current, RatingChangeEndpoints calls, CancellationToken stop) =>
            await calls.Change(id, revision.Rater, http, await current.Require(stop), (own, version) => new RatingCommand.Record(new RatingDraft
            {
                LinkId = own.LinkId,
                RaterId = own.RaterId,
                At = own.At,
                Reference = Occasion.Reference(own.Occasion),
                MayRevise = true,
                ExpectedVersion = version,
                Level = revision.Value,
                Cause = revision.Cause,
                Comment = revision.Comment,
            }), stop))
            .WithSummary("Revises an open rating; the earlier value stays in its history.").WithMetadata(new RequestExample("""{"rater":"li.na@repair.example","value":1,"cause":"failedExpectation","comment":"Reimbursed after three weeks; one was agreed."}"""))
            .Produces<RatingChanged>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        rating.MapPost("/withdraw", async (Guid id, Asker? asker, HttpContext http, CurrentActor current, RatingChangeEndpoints calls, CancellationToken stop) =>
            await calls.Change(id, asker?.Rater, http, await current.Require(stop), (own, version) => new RatingCommand.Withdraw(own.Id, own.RaterId, version), stop))
            .WithSummary("Takes an open rating back.").Produces<RatingChanged>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        rating.MapPost("/confirm-recovery", async (Guid id, Asker? asker, HttpContext http, CurrentActor current, RatingChangeEndpoints calls, CancellationToken stop) =>
            await calls.Change(id, asker?.Rater, http, await current.Require(stop), (own, version) => new RatingCommand.ConfirmRecovery(own.Id, own.RaterId, version), stop))
            .WithSummary("Confirms that a bad was made good; only its rater can.").Produces<RatingChanged>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
    }

    private async Task<IResult> Change(Guid id, string? rater, HttpContext http, Actor actor, Func<Rating, int?, RatingCommand> command, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rating = await db.Ratings.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop);
        if (rating is null || RatingEndpoints.RaterOf(rater, actor)?.Id != rating.RaterId || (actor.Person is { } person && person.Id != rating.RaterId))
            return reply.Problem(new RatingUnknown());
        var changed = await writer.Record(command(rating, http.SeenVersion()));
        if (changed.IsRefused)
            return reply.Problem(changed.Refusal);
        http.ShowVersion(changed.Value.Version);
        return Results.Ok(new RatingChanged(changed.Value.Id, changed.Value.Version));
    }
}
