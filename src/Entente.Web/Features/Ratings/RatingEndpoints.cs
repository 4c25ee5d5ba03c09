using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Entente.Web.Features.Ratings;

/// <summary>Ratings for programs and for a person's own scripts.</summary>
public sealed class RatingEndpoints(RatingWriter writer, Sealing sealing, Reply reply, IDbContextFactory<EntenteDb> databases, TimeProvider clock, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
{
    private const int MostRows = 10_000;
    private const int AtOnce = 256;
    private const int LargestBatch = 32 * 1024 * 1024;
    private const string Lines = "application/x-ndjson";

    private const string Example = """{"service":"reimbursement","customer":"sales","rater":"li.na@repair.example","value":2,"reference":"EXP-2026-0718","occurredAt":"2026-07-18T16:20:00+08:00"}""";

    private readonly JsonSerializerOptions json = json.Value.SerializerOptions;

    public sealed record NewRating
    {
        [Required, MaxLength(64)]
        public required string Service { get; init; }

        [Required, MaxLength(64)]
        public required string Customer { get; init; }

        /// <summary>Mail address or identity of the rater; a signed-in person rates as themselves.</summary>
        [MaxLength(254)]
        public string? Rater { get; init; }

        /// <summary>The level, from 1: of 2 (1 bad, 2 good) or of 5.</summary>
        public required int Value { get; init; }

        /// <summary>Where given, it must be the service's: 2 or 5.</summary>
        public int? Scale { get; init; }

        [MaxLength(64)]
        public string? Reference { get; init; }

        public DateTimeOffset? OccurredAt { get; init; }

        public string? Comment { get; init; }

        public Cause? Cause { get; init; }

        public bool? Sealed { get; init; }
    }

    public sealed record RatingCreated(Guid Id, bool Sealed);

    public sealed record RatingShown(Guid Id, string Service, string Customer, string Rater, int Value, int Scale, string? Reference, DateOnly Day, DateTimeOffset At, Cause? Cause, string? Comment, bool Recovered, bool Withdrawn, int Version);

    public sealed record RowResult(int Row, Guid? Id, int Status, string? Code, string? Error);

    public static void Map(RouteGroupBuilder api)
    {
        var ratings = api.MapGroup("/ratings").WithTags("Ratings").DisableHttpMetrics();
        ratings.MapPost("", async (NewRating request, HttpContext http, CurrentActor current, RatingEndpoints calls, CancellationToken stop) =>
            await calls.Post(request, http, await current.Require(stop))).RequireAuthorization("scope:ratings:write").WithMetadata(new RepeatableByItself(), new RequestExample(Example))
            .WithSummary("Records a rating; the answer comes after it is durable.").Produces<RatingCreated>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);
        ratings.MapPost("/batch", async (HttpContext http, CurrentActor current, RatingEndpoints calls, CancellationToken stop) =>
            await calls.PostBatch(http, await current.Require(stop), stop)).RequireAuthorization("scope:ratings:write").WithMetadata(new RepeatableByItself(), new LargestContent(LargestBatch), new RequestExample($"[{Example}]"))
            .Accepts<IReadOnlyList<NewRating>>("application/json", Lines)
            .WithName("createRatingBatch").WithSummary("Up to 10 000 ratings as a JSON array or as application/x-ndjson; good rows are stored, bad rows named.").Produces<IReadOnlyList<RowResult>>(200).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422);
        ratings.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, RatingEndpoints calls, CancellationToken stop) =>
            await calls.Get(id, http, await current.Require(stop), stop)).RequireAuthorization("scope:ratings:read")
            .WithSummary("An open rating. A sealed one is given back to nobody.").Produces<RatingShown>().ProducesProblem(404);
    }

    private async Task<IResult> Post(NewRating request, HttpContext http, Actor actor)
    {
        var outcome = await Record(request, http.Request.Headers[Idempotency.Header], actor);
        if (outcome.IsRefused)
            return reply.Problem(outcome.Refusal);
        http.ShowVersion(outcome.Value.Version);
        return Results.Created($"{ApiFeature.Root}/ratings/{outcome.Value.Id}", new RatingCreated(outcome.Value.Id, outcome.Value.IsSealed));
    }

    /// <summary>Everything is read before anything is recorded: a file that breaks off or is too long leaves nothing behind.</summary>
    private async Task<IResult> PostBatch(HttpContext http, Actor actor, CancellationToken stop)
    {
        var rows = new List<JsonElement>();
        try
        {
            await foreach (var row in Rows(http, stop))
            {
                rows.Add(row);
                if (rows.Count > MostRows)
                    return reply.Problem(new TooManyRows(MostRows));
            }
        }
        catch (JsonException fault)
        {
            return Results.Problem(reply.Sentence(new JsonMalformed(rows.Count + 1)), statusCode: StatusCodes.Status400BadRequest, title: fault.Path);
        }

        string? key = http.Request.Headers[Idempotency.Header];
        var results = new List<RowResult>(rows.Count);
        // A batch takes its turn: it never fills the queue for people who tap.
        foreach (var turn in rows.Index().Chunk(AtOnce))
            results.AddRange(await Task.WhenAll(turn.Select(row => RecordRow(row.Index + 1, row.Item, key, actor))));
        return Results.Ok(results);
    }

    private IAsyncEnumerable<JsonElement> Rows(HttpContext http, CancellationToken stop)
    {
        var lines = http.Request.ContentType?.StartsWith(Lines, StringComparison.OrdinalIgnoreCase) is true;
        return JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(http.Request.Body, topLevelValues: lines, json, stop);
    }

    private async Task<RowResult> RecordRow(int row, JsonElement content, string? requestKey, Actor actor)
    {
        var read = Read(content);
        var outcome = read.IsRefused
            ? read.Refusal
            : await Record(read.Value, string.IsNullOrEmpty(requestKey) ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{requestKey}/{row}"), actor);
        return outcome.IsRefused
            ? new RowResult(row, null, Reply.StatusOf(outcome.Refusal), outcome.Refusal.Code, reply.Sentence(outcome.Refusal))
            : new RowResult(row, outcome.Value.Id, StatusCodes.Status201Created, null, null);
    }

    /// <summary>One row of a batch: JSON by now, but perhaps no rating.</summary>
    private Outcome<NewRating> Read(JsonElement row)
    {
        try
        {
            // Rows are not validated like a request of their own: a field may be null whatever its type says.
            return row.Deserialize<NewRating>(json) is { Service: not null, Customer: not null } request ? request : new RowUnreadable("$");
        }
        catch (JsonException fault)
        {
            return new RowUnreadable(fault.Path ?? "$");
        }
    }

    private async Task<Outcome<RecordedRating>> Record(NewRating request, string? requestKey, Actor actor)
    {
        var draft = Draft(request, requestKey, actor);
        return draft.IsRefused ? draft.Refusal : await writer.Record(new RatingCommand.Record(draft.Value));
    }

    private Outcome<RatingDraft> Draft(NewRating request, string? requestKey, Actor actor)
    {
        var chain = actor.Chain;
        if (chain.Service(request.Service) is not { } service)
            return new ServiceUnknown(request.Service);
        if (chain.Directory.Unit(request.Customer) is not { } customer)
            return new UnitUnknown(request.Customer);
        if (RaterOf(request.Rater, actor) is not { } rater)
            return new PersonUnknown();
        if (actor.Person is { } person && person.Id != rater.Id)
            return new NotAllowed();
        if (request.Scale is { } scale && scale != service.Scale)
            return new LevelNotOnScale(request.Value, service.Scale);
        var now = clock.Now();
        var at = request.OccurredAt ?? now;
        // What happened in a closed period counts today: late facts go to a later period.
        if (at <= now && chain.Directory.IsClosed(chain.Directory.DayOf(at)))
            at = now;
        if (chain.Link(service.Id, customer.Id, chain.Directory.DayOf(at)) is not { } link)
            return new LinkMissing(service.Name, customer.Name);
        return new RatingDraft
        {
            Id = string.IsNullOrEmpty(requestKey) ? null : sealing.IdFor(actor.KeyId ?? actor.PersonId!.Value, requestKey),
            LinkId = link.Id,
            RaterId = rater.Id,
            Level = request.Value,
            At = at,
            Reference = request.Reference,
            Cause = request.Cause,
            Comment = request.Comment,
            Sealed = request.Sealed,
        };
    }

    /// <summary>The person that a program names, or who is signed in.</summary>
    internal static Person? RaterOf(string? rater, Actor actor) =>
        rater is not null ? actor.Directory.Find(rater) : actor.Person is { RemovedAt: null } person ? person : null;

    private async Task<IResult> Get(Guid id, HttpContext http, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Ratings.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } rating || actor.Chain.Link(rating.LinkId) is not { } link
            || (actor.Person is { } person && !ChainAccess.MayReadRatings(actor.Chain, link, person.Id, actor.Today)))
            return reply.Problem(new RatingUnknown());
        http.ShowVersion(rating.Version);
        return Results.Ok(new RatingShown(
            rating.Id, actor.Chain.Service(link.ServiceId)!.Code, actor.Directory.Unit(link.CustomerId)!.Code, actor.Directory.Person(rating.RaterId)!.Email, rating.Level, rating.Scale,
            Occasion.Reference(rating.Occasion), rating.Day, rating.At, rating.Cause, rating.Comment, rating.RecoveredAt is not null, rating.WithdrawnAt is not null, rating.Version));
    }
}
