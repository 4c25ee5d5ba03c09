using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Fairness;

/// <summary>Signs and response for programs. A key reads them without names; a person of HR or an auditor reads a name in one sign, on record, and writes what came of it.</summary>
public sealed class FairnessEndpoints(ReadSigns signs, OpenSign open, ReviewSign review, ReadResponse response, SignWords words, Reply reply)
{
    /// <summary>One line of what a sign was found in.</summary>
    public sealed record FactShown(string Period, string? Service, string? Customer, int Count, int Of, double Value, double? Expected);

    /// <summary>A note of somebody who looked into a sign.</summary>
    public sealed record ReviewShown(SignOutcome Outcome, string Note, Guid By, DateTimeOffset At);

    /// <summary>A sign as it is answered; <c>rater</c> is null in lists and for keys.</summary>
    public sealed record SignShown
    {
        public required Guid Id { get; init; }
        public required string Period { get; init; }
        public required SignKind Kind { get; init; }
        public required string Sentence { get; init; }
        public required IReadOnlyList<string> Units { get; init; }
        public required string? Rater { get; init; }
        public required double Size { get; init; }

        /// <summary>How often chance alone gives as much.</summary>
        public required double P { get; init; }

        /// <summary>The same, corrected for how many things were looked at.</summary>
        public required double Q { get; init; }
        public required SignOutcome? Outcome { get; init; }
        public required DateTimeOffset FoundAt { get; init; }
        public required IReadOnlyList<FactShown> Facts { get; init; }
        public required IReadOnlyList<ReviewShown> Reviews { get; init; }
        public required int Version { get; init; }
    }

    /// <summary>How many people could rate a link and how many did, openly; how many were asked, and, where ratings are never sealed, how many of these have answered and have not.</summary>
    public sealed record ResponseShown(Guid Link, string Service, string Customer, int Eligible, int Raters, int Answers, int AllGood, int? SealedTenths, int? Asked, int? Answered, int? Unanswered);

    public static void Map(RouteGroupBuilder api)
    {
        var fairness = api.MapGroup("/fairness").WithTags("Fairness");
        fairness.MapGet("/signs", async (string? period, string? after, int? limit, CurrentActor current, FairnessEndpoints calls, CancellationToken stop) =>
                await calls.All(period, after, limit, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + FairnessRights.ReadScope).WithSummary("The signs of a closed period, or of the latest; without raters' names.").Produces<Page<SignShown>>().ProducesProblem(403).ProducesProblem(422);
        fairness.MapGet("/signs/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, FairnessEndpoints calls, CancellationToken stop) =>
                await calls.One(id, http, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + FairnessRights.ReadScope).WithSummary("One sign. A person reads the rater's name in it, and that is on record; a key does not.").Produces<SignShown>().ProducesProblem(403).ProducesProblem(404);
        fairness.MapPost("/signs/{id:guid}/reviews", async (Guid id, ReviewSign.Request request, HttpContext http, CurrentActor current, FairnessEndpoints calls, CancellationToken stop) =>
                await calls.Note(id, request with { Version = http.SeenVersion() ?? request.Version }, http, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + FairnessRights.ReadScope).WithSummary("Adds what came of looking into a sign; a person's act, of somebody without a part in it. Takes If-Match.")
            .WithMetadata(new RequestExample("""{"outcome":"nothingFound","note":"与双方谈过，均为旧系统切换期间的故障所致。"}"""))
            .Produces<SignShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(412).ProducesProblem(422);
        fairness.MapGet("/response", async (string? period, string? after, int? limit, CurrentActor current, FairnessEndpoints calls, CancellationToken stop) =>
                await calls.Response(period, after, limit, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + FairnessRights.ReadScope).WithSummary("For each link how many people could rate it in a period and how many did, openly.").Produces<Page<ResponseShown>>().ProducesProblem(403).ProducesProblem(422);
    }

    private async Task<IResult> All(string? period, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var found = await signs.Read(period, null, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        var page = Page<Sign>.Of(found.Value.Signs.OrderBy(KeyOf, StringComparer.Ordinal), KeyOf, after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<SignShown>([.. page.Value.Items.Select(sign => Show(sign, null, actor))], page.Value.Next));
    }

    private static string KeyOf(Sign sign) => sign.Id.ToString("N");

    private async Task<IResult> One(Guid id, HttpContext http, Actor actor, CancellationToken stop)
    {
        var found = await open.Run(id, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        http.ShowVersion(found.Value.Sign.Version);
        return Results.Ok(Show(found.Value.Sign, found.Value.Rater, actor));
    }

    private async Task<IResult> Note(Guid id, ReviewSign.Request request, HttpContext http, Actor actor, CancellationToken stop)
    {
        var noted = await review.Run(id, request, actor, stop);
        if (noted.IsRefused)
            return reply.Problem(noted.Refusal);
        http.ShowVersion(noted.Value.Version);
        return Results.Ok(Show(noted.Value, null, actor));
    }

    private async Task<IResult> Response(string? code, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        if (code is not null && !Period.TryParse(code, out _))
            return reply.Problem(new PeriodInvalid(code));
        var found = await response.Read(code is null ? Period.Containing(PeriodKind.Quarter, actor.Today) : Period.Parse(code), actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        var page = Page<ReadResponse.Row>.Of(found.Value.OrderBy(row => row.Link.Id.ToString("N"), StringComparer.Ordinal), row => row.Link.Id.ToString("N"), after, limit);
        return page.IsRefused
            ? reply.Problem(page.Refusal)
            : Results.Ok(new Page<ResponseShown>([.. page.Value.Items.Select(row => new ResponseShown(
                row.Link.Id, actor.Chain.Service(row.Link.ServiceId)!.Code, actor.Directory.Unit(row.Link.CustomerId)!.Code, row.Response.Eligible, row.Response.Raters, row.Response.Answers, row.Response.AllGood, row.SealedTenths, row.Asked?.Asked, row.Asked?.Answered, row.Asked?.Unanswered))], page.Value.Next));
    }

    private SignShown Show(Sign sign, Person? rater, Actor actor) => new()
    {
        Id = sign.Id,
        Period = sign.Period,
        Kind = sign.Kind,
        Sentence = words.Sentence(sign, actor.Chain),
        Units = [.. sign.UnitIds.Select(unit => actor.Directory.Unit(unit)!.Code)],
        Rater = rater?.Email,
        Size = sign.Size,
        P = sign.P,
        Q = sign.Q,
        Outcome = sign.Outcome,
        FoundAt = sign.FoundAt,
        Version = sign.Version,
        Facts = [.. sign.Facts.Select(fact => new FactShown(fact.Period, fact.ServiceId is { } service ? actor.Chain.Service(service)!.Code : null, fact.CustomerId is { } customer ? actor.Directory.Unit(customer)!.Code : null, fact.Count, fact.Of, fact.Value, fact.Expected))],
        Reviews = [.. sign.Reviews.Select(note => new ReviewShown(note.Outcome, note.Note, note.By, note.At))],
    };
}
