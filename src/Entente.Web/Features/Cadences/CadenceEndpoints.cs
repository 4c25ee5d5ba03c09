using Entente.Domain.Cadences;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Cadences;

/// <summary>Cadences for programs. A key reads; whoever proposes or agrees does so as a person.</summary>
public sealed class CadenceEndpoints(ProposeCadence propose, ActOnCadence act, ReadCadences readAll, ReadMeeting read, Reply reply)
{
    private readonly ProposeCadence propose = propose;
    private readonly ActOnCadence act = act;

    /// <summary>A unit, and who agreed for it.</summary>
    public sealed record CadenceUnitShown(string Unit, Guid? AgreedBy, DateTimeOffset? AgreedAt);

    /// <summary>Two units and what they held.</summary>
    public sealed record MeetingShareShown(string One, string Other, int Due, int Held, double? Share);

    /// <summary>A cadence as it is answered.</summary>
    public sealed record CadenceShown
    {
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public required CadenceState State { get; init; }
        public required IReadOnlyList<CadenceUnitShown> Units { get; init; }
        public required IReadOnlyList<Guid> Participants { get; init; }
        public required CadenceRhythm Rhythm { get; init; }
        public required DateOnly Start { get; init; }
        public required DateOnly Until { get; init; }

        /// <summary>In the company's time.</summary>
        public required TimeOnly Time { get; init; }
        public required int Minutes { get; init; }
        public required string? Place { get; init; }
        public required string? OnlineAddress { get; init; }

        /// <summary>Why it was declined or ended.</summary>
        public required string? Reason { get; init; }
        public required IReadOnlyList<CadenceVerb> Allowed { get; init; }
        public required int Version { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        var cadences = api.MapGroup("/cadences").WithTags("Cadences");
        cadences.MapGet("", async (string? after, int? limit, CurrentActor current, CadenceEndpoints calls, CancellationToken stop) => await calls.All(after, limit, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + CadenceRights.ReadScope).WithSummary("Every cadence that the asker may read, in order of identity.").Produces<Page<CadenceShown>>();
        cadences.MapGet("/shares", async (CurrentActor current, CadenceEndpoints calls, CancellationToken stop) => Results.Ok(await calls.Shares(await current.Require(stop), stop)))
            .RequireAuthorization("scope:" + CadenceRights.ReadScope).WithSummary("What every two units held of the meetings due in the last twelve months.").Produces<IReadOnlyList<MeetingShareShown>>();
        cadences.MapPost("", async (ProposeCadence.Request request, HttpContext http, CurrentActor current, CadenceEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return calls.Answer(await calls.propose.Run(request, actor, stop), http, actor, true);
            })
            .RequireAuthorization("scope:" + CadenceRights.WriteScope).WithSummary("Proposes that units meet regularly; a person's act.")
            .WithMetadata(new RequestExample("""{"title":"配件周例会","units":["parts","after-sales"],"every":"week","weekday":"wednesday","offDays":"nextWorkingDay","start":"2026-06-03","until":"2027-05-31","time":"09:30:00","minutes":45,"place":"二楼会议室"}"""))
            .Produces<CadenceShown>(201).ProducesProblem(403).ProducesProblem(422);
        cadences.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, CadenceEndpoints calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                var found = await calls.One(id, actor, stop);
                return calls.Answer(found, http, actor, false);
            })
            .RequireAuthorization("scope:" + CadenceRights.ReadScope).WithSummary("One cadence.").Produces<CadenceShown>().ProducesProblem(404);
        foreach (var (path, verb, example) in new[]
        {
            ("agree", CadenceVerb.Agree, "{}"),
            ("decline", CadenceVerb.Decline, """{"text":"每周太密，建议每两周一次。"}"""),
            ("relocate", CadenceVerb.Relocate, """{"place":"三楼会议室","onlineAddress":"https://meet.example/parts"}"""),
            ("end", CadenceVerb.End, """{"text":"并入月度例会。"}"""),
        })
        {
            cadences.MapPost("/{id:guid}/" + path, async (Guid id, ActOnCadence.Request request, HttpContext http, CurrentActor current, CadenceEndpoints calls, CancellationToken stop) =>
                {
                    var actor = await current.Require(stop);
                    return calls.Answer(await calls.act.Run(id, request with { Verb = verb, Version = http.SeenVersion() ?? request.Version }, actor, stop), http, actor, false);
                })
                .RequireAuthorization("scope:" + CadenceRights.WriteScope).WithSummary($"{verb}; takes If-Match.").WithMetadata(new RequestExample(example))
                .Produces<CadenceShown>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        }
    }

    private async Task<Outcome<Cadence>> One(Guid id, Actor actor, CancellationToken stop)
    {
        var found = await read.ReadCadence(id, actor, stop);
        return found.IsRefused ? found.Refusal : found.Value.Cadence;
    }

    private async Task<IReadOnlyList<MeetingShareShown>> Shares(Actor actor, CancellationToken stop) =>
        [.. (await readAll.ReadPairs(actor, stop)).Select(row => new MeetingShareShown(row.One.Code, row.Other.Code, row.Held.Due, row.Held.Held, row.Held.Share))];

    private async Task<IResult> All(string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var ordered = (await readAll.Read(actor, stop)).OrderBy(cadence => cadence.Id.ToString("N"), StringComparer.Ordinal);
        var page = Page<Cadence>.Of(ordered, cadence => cadence.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<CadenceShown>([.. page.Value.Items.Select(cadence => Show(cadence, actor))], page.Value.Next));
    }

    private IResult Answer(Outcome<Cadence> cadence, HttpContext http, Actor actor, bool created)
    {
        if (cadence.IsRefused)
            return reply.Problem(cadence.Refusal);
        http.ShowVersion(cadence.Value.Version);
        var shown = Show(cadence.Value, actor);
        return created ? Results.Created($"{ApiFeature.Root}/cadences/{shown.Id}", shown) : Results.Ok(shown);
    }

    private static CadenceShown Show(Cadence cadence, Actor actor) => new()
    {
        Id = cadence.Id,
        Title = cadence.Title,
        State = cadence.State,
        Units = [.. cadence.Units.Select(unit => new CadenceUnitShown(actor.Directory.Unit(unit.UnitId)!.Code, unit.AgreedBy, unit.AgreedAt))],
        Participants = cadence.Participants,
        Rhythm = cadence.Rhythm,
        Start = cadence.Start,
        Until = cadence.Until,
        Time = cadence.Time,
        Minutes = cadence.Minutes,
        Place = cadence.Place,
        OnlineAddress = cadence.OnlineAddress,
        Reason = cadence.Reason,
        Allowed = cadence.Allowed,
        Version = cadence.Version,
    };
}
