using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Needs;

/// <summary>Needs for programs. A key reads, and raises for the person it names; whoever answers does so as a person.</summary>
public sealed class NeedEndpoints(RaiseNeed raise, ActOnNeed act, MergeNeeds merge, ReadNeed read, ReadNeeds readAll, CompanyCalendar calendars, NeedWords words, Reply reply)
{
    private readonly RaiseNeed raise = raise;
    private readonly ActOnNeed act = act;
    private readonly MergeNeeds merge = merge;

    /// <summary>Who needs it, and since when.</summary>
    public sealed record RaiserShown(string Unit, Guid Person, DateTimeOffset At);

    /// <summary>A need as it is answered.</summary>
    public sealed record NeedShown
    {
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public required string? Text { get; init; }
        public required string Unit { get; init; }
        public required string Provider { get; init; }
        public required NeedDirection Direction { get; init; }
        public required NeedState State { get; init; }
        public required DateTimeOffset Since { get; init; }

        /// <summary>By when it has to be answered or planned; null in every other state.</summary>
        public required DateTimeOffset? DueAt { get; init; }
        public required bool IsSilent { get; init; }
        public required NeedOrigin Origin { get; init; }

        /// <summary>The dialogue or rating it came up in; null where it came up by itself.</summary>
        public required Guid? OriginId { get; init; }
        public required Guid? Link { get; init; }
        public required Guid? Goal { get; init; }
        public required Guid? MergedInto { get; init; }
        public required IReadOnlyList<RaiserShown> Raisers { get; init; }
        public required IReadOnlyList<NeedEvent> History { get; init; }
        public required IReadOnlyList<NeedState> Allowed { get; init; }
        public required int Version { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        var needs = api.MapGroup("/needs").WithTags("Needs");
        needs.MapGet("", async (string? after, int? limit, CurrentActor current, NeedEndpoints calls, CancellationToken stop) =>
                await calls.All(after, limit, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + NeedRights.ReadScope).WithSummary("Every need that the asker may read, in order of identity.").Produces<Page<NeedShown>>();
        needs.MapPost("", async (RaiseNeed.Request request, HttpContext http, CurrentActor current, NeedEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return await calls.Answer(await calls.raise.Run(request, actor, stop), http, actor, true, stop);
            })
            .RequireAuthorization("scope:" + NeedRights.WriteScope).WithSummary("Raises a need, one's own or, for a key, that of the raiser it names. With the identity of an open rating of one's own or of one's unit it comes from that rating.")
            .WithMetadata(new RequestExample("""{"unit":"accessories","provider":"admin-hr","title":"六月需要三名合格的精品技工","text":"六月促销前缺人，晚一天就有订单延期。"}"""))
            .Produces<NeedShown>(201).ProducesProblem(403).ProducesProblem(422);
        needs.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, NeedEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                var found = await calls.One(id, actor, stop);
                return await calls.Answer(found, http, actor, false, stop);
            })
            .RequireAuthorization("scope:" + NeedRights.ReadScope).WithSummary("One need with its history.").Produces<NeedShown>().ProducesProblem(404);
        MapSteps(needs);
        needs.MapPost("/{id:guid}/merge", async (Guid id, MergeNeeds.Request request, HttpContext http, CurrentActor current, NeedEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return await calls.Answer(await calls.merge.Run(id, request, actor, stop), http, actor, false, stop);
            })
            .RequireAuthorization("scope:" + NeedRights.WriteScope).WithSummary("Merges a duplicate into this need, with all who raised it.")
            .WithMetadata(new RequestExample("""{"duplicate":"0197e2a4-5c00-7000-8000-000000000000"}""")).Produces<NeedShown>().ProducesProblem(409);
    }

    private static void MapSteps(RouteGroupBuilder needs)
    {
        foreach (var (path, verb, example) in new[]
        {
            ("discuss", NeedVerb.Discuss, "{}"),
            ("accept", NeedVerb.Accept, """{"text":"按岗位要求启动招聘。"}"""),
            ("decline", NeedVerb.Decline, """{"text":"本季度没有编制，下季度再议。"}"""),
            ("plan", NeedVerb.Plan, """{"text":"五月二十日前完成面试，六月初报到。"}"""),
            ("deliver", NeedVerb.Deliver, """{"text":"三人已全部到岗。"}"""),
            ("confirm", NeedVerb.Confirm, "{}"),
            ("say", NeedVerb.Say, """{"text":"三人是指白班；夜班另行商量。"}"""),
            ("answer-refusal", NeedVerb.AnswerRefusal, """{"text":"延期会影响整车交付，请上级协调。"}"""),
        })
        {
            needs.MapPost("/{id:guid}/" + path, async (Guid id, ActOnNeed.Request request, HttpContext http, CurrentActor current, NeedEndpoints calls, CancellationToken stop) =>
                {
                    var actor = await current.Require(stop);
                    return await calls.Answer(await calls.act.Run(id, request with { Verb = verb, Version = http.SeenVersion() ?? request.Version }, actor, stop), http, actor, false, stop);
                })
                .RequireAuthorization("scope:" + NeedRights.WriteScope).WithSummary($"{verb}; takes If-Match.").WithMetadata(new RequestExample(example))
                .Produces<NeedShown>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        }
    }

    private async Task<Outcome<Need>> One(Guid id, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(id, actor, stop);
        return found.IsRefused ? found.Refusal : found.Value.Need;
    }

    private async Task<IResult> All(string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var needs = (await readAll.Read(actor, stop)).OrderBy(need => need.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<Need>.Of(needs, need => need.Id.ToString("N"), after, limit);
        if (page.IsRefused)
            return reply.Problem(page.Refusal);
        var calendar = await calendars.Read(stop);
        return Results.Ok(new Page<NeedShown>([.. page.Value.Items.Select(need => Show(need, actor, calendar))], page.Value.Next));
    }

    /// <summary>Needs as programs see them.</summary>
    internal async Task<IReadOnlyList<NeedShown>> Shown(IEnumerable<Need> of, Actor actor, CancellationToken stop)
    {
        var calendar = await calendars.Read(stop);
        return [.. of.Select(need => Show(need, actor, calendar))];
    }

    private async Task<IResult> Answer(Outcome<Need> need, HttpContext http, Actor actor, bool created, CancellationToken stop)
    {
        if (need.IsRefused)
            return reply.Problem(need.Refusal);
        http.ShowVersion(need.Value.Version);
        var shown = Show(need.Value, actor, await calendars.Read(stop));
        return created ? Results.Created($"{ApiFeature.Root}/needs/{shown.Id}", shown) : Results.Ok(shown);
    }

    private NeedShown Show(Need need, Actor actor, Domain.Calendar.WorkCalendar calendar) => new()
    {
        Id = need.Id,
        Title = need.Title,
        Text = need.Text,
        Unit = actor.Directory.Unit(need.RaiserUnitId)!.Code,
        Provider = actor.Directory.Unit(need.ProviderId)!.Code,
        Direction = need.Direction,
        State = need.State,
        Since = need.StateSince,
        DueAt = need.DueAt(calendar),
        IsSilent = words.IsSilent(need, calendar),
        Origin = need.Origin,
        OriginId = need.OriginId,
        Link = need.LinkId,
        Goal = need.GoalId,
        MergedInto = need.MergedIntoId,
        Raisers = [.. need.Raisers.Select(raiser => new RaiserShown(actor.Directory.Unit(raiser.UnitId)!.Code, raiser.PersonId, raiser.At))],
        History = need.History,
        Allowed = need.Allowed,
        Version = need.Version,
    };
}
