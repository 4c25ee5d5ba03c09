using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Encounters;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>Encounters, notes and promises for programs. A note is written by a person.</summary>
public sealed class EncounterCalls(ReadEncounters readAll, ReadEncounter read, ReadPromises promises, WriteEncounterNote write, Reply reply)
{
    public sealed record EncounterNoteShown(RequestMark Mark, string? Line, DateTimeOffset At, int Version);

    /// <summary>An encounter as it is answered; who was asked is not in it.</summary>
    public sealed record EncounterShown
    {
        public required Guid Id { get; init; }
        public required Guid Link { get; init; }
        public required string Service { get; init; }
        public required string Provider { get; init; }
        public required string Customer { get; init; }
        public required string Reference { get; init; }
        public required DateTimeOffset OccurredAt { get; init; }
        public required DateTimeOffset? BegunAt { get; init; }
        public required DateTimeOffset? FinishedAt { get; init; }
        public required double? Promised { get; init; }
        public required double? Measured { get; init; }
        public required string? Unit { get; init; }

        /// <summary>Whether the promise in force was kept; null where it was not measured or nothing was promised.</summary>
        public required bool? Kept { get; init; }

        /// <summary>The open answer; null where none was given, or a sealed one.</summary>
        public required Answer? Said { get; init; }
        public required EncounterNoteShown? Note { get; init; }
    }

    /// <summary>How many measured encounters of a link kept the promise.</summary>
    public sealed record PromiseShown(Guid Link, string Service, string Customer, int Kept, int Broken, double? Share);

    private readonly WriteEncounterNote write = write;

    public static void Map(RouteGroupBuilder api)
    {
        var encounters = api.MapGroup("/encounters").WithTags("Ratings");
        encounters.MapGet("", async (string? period, string? unit, Guid? link, string? after, int? limit, CurrentActor current, EncounterCalls calls, CancellationToken stop) =>
                await calls.All(period, unit, link, after, limit, await current.Require(stop), stop))
            .RequireAuthorization("scope:" + EncounterRights.ReadScope).WithSummary("The encounters of a period that the asker may read, of a unit as provider or customer, or of a link.").Produces<Page<EncounterShown>>().ProducesProblem(404).ProducesProblem(422);
        encounters.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, EncounterCalls calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                return calls.Answer(await calls.ReadOne(id, actor, stop), http, actor);
            })
            .RequireAuthorization("scope:" + EncounterRights.ReadScope).WithSummary("One encounter.").Produces<EncounterShown>().ProducesProblem(404);
        encounters.MapPut("/{id:guid}/note", async (Guid id, WriteEncounterNote.Request request, HttpContext http, CurrentActor current, EncounterCalls calls, CancellationToken stop) =>
            {
                var actor = await current.Require(stop);
                request.Version = http.SeenVersion() ?? request.Version;
                return calls.Answer(await calls.write.Run(id, request, actor, stop), http, actor);
            })
            .RequireAuthorization("scope:" + EncounterRights.WriteScope).WithSummary("The provider's note on the request; a person's act. Changes no figure. Takes If-Match.")
            .WithMetadata(new RequestExample("""{"mark":"incomplete","line":"缺少发票原件，已于当日联系补交。","version":0}"""))
            .Produces<EncounterShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        api.MapGet("/units/{code}/promises", async (string code, string? period, CurrentActor current, EncounterCalls calls, CancellationToken stop) =>
                await calls.Promises(code, period, await current.Require(stop), stop))
            .RequireAuthorization("scope:scorecards:read").WithTags("Scorecards").WithSummary("For each link that a unit provides, how many measured encounters of a period kept the promise.").Produces<IReadOnlyList<PromiseShown>>().ProducesProblem(404).ProducesProblem(422);
    }

    private Task<Outcome<EncounterRow>> ReadOne(Guid id, Actor actor, CancellationToken stop) => read.Read(id, actor, stop);

    private IResult Answer(Outcome<EncounterRow> row, HttpContext http, Actor actor)
    {
        if (row.IsRefused)
            return reply.Problem(row.Refusal);
        http.ShowVersion(row.Value.Note?.Version ?? 0);
        return Results.Ok(Show(row.Value, actor));
    }

    private async Task<IResult> All(string? code, string? unit, Guid? link, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        if (PeriodOf(code, actor) is not { } period)
            return reply.Problem(new PeriodInvalid(code!));
        var of = unit is null ? null : actor.Directory.Unit(unit);
        if (unit is not null && of is null)
            return reply.Problem(new UnitUnknown(unit));
        bool Wanted(Link one) => (link is null || one.Id == link) && (of is null || actor.Directory.IsInside(actor.Chain.ProviderOf(one), of.Id) || actor.Directory.IsInside(one.CustomerId, of.Id));
        var rows = await readAll.Read(actor, Wanted, period, stop);
        var page = Page<EncounterRow>.Of(rows.OrderBy(row => row.Encounter.Id.ToString("N"), StringComparer.Ordinal), row => row.Encounter.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<EncounterShown>([.. page.Value.Items.Select(row => Show(row, actor))], page.Value.Next));
    }

    private async Task<IResult> Promises(string code, string? asked, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Unit(code) is not { } unit)
            return reply.Problem(new UnitUnknown(code));
        if (PeriodOf(asked, actor) is not { } period)
            return reply.Problem(new PeriodInvalid(asked!));
        var links = actor.Chain.LinksProvidedBy(unit.Id).OrderBy(link => link.Id).ToList();
        var records = await promises.Read([.. links.Select(link => link.Id)], period, actor, stop);
        return Results.Ok(links.Select(link => (link, Record: records.GetValueOrDefault(link.Id))).Where(one => one.Record.Measured > 0)
            .Select(one => new PromiseShown(one.link.Id, actor.Chain.Service(one.link.ServiceId)!.Code, actor.Directory.Unit(one.link.CustomerId)!.Code, one.Record.Kept, one.Record.Broken, one.Record.Share)));
    }

    private static Period? PeriodOf(string? code, Actor actor) => code is null ? Period.Containing(PeriodKind.Quarter, actor.Today) : Period.TryParse(code, out var period) ? period : null;

    private static EncounterShown Show(EncounterRow row, Actor actor) => new()
    {
        Id = row.Encounter.Id,
        Link = row.Link.Id,
        Service = actor.Chain.Service(row.Link.ServiceId)!.Code,
        Provider = actor.Directory.Unit(actor.Chain.ProviderOf(row.Link))!.Code,
        Customer = actor.Directory.Unit(row.Link.CustomerId)!.Code,
        Reference = row.Encounter.Reference,
        OccurredAt = row.Encounter.OccurredAt,
        BegunAt = row.Encounter.BegunAt,
        FinishedAt = row.Encounter.FinishedAt,
        Promised = row.Promise?.Target,
        Measured = row.Encounter.Measured,
        Unit = row.Promise?.Unit,
        Kept = row.Kept,
        Said = row.Said,
        Note = row.Note is { } note ? new EncounterNoteShown(note.Mark, note.Line, note.At, note.Version) : null,
    };
}
