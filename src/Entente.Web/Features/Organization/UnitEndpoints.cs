using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Organization;

/// <summary>Units and their managers for programs.</summary>
internal static class UnitEndpoints
{
    public sealed record UnitShown(Guid Id, string Code, string Name, string? EnglishName, string? Parent, string? Manager, DateOnly? DissolvedOn, int Version);

    public sealed record TermShown(string Person, DateOnly From, DateOnly? To);

    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("/units").WithTags("Units").RequireScope("org:read");
        read.MapGet("", async (string? after, int? limit, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var page = Page<Unit>.Of(actor.Directory.Units, unit => unit.Code, after, limit);
            return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<UnitShown>([.. page.Value.Items.Select(unit => Show(unit, actor))], page.Value.Next));
        }).WithSummary("All units in order of code.").Produces<Page<UnitShown>>();
        read.MapGet("/{code}", async (string code, HttpContext http, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return actor.Directory.Unit(code) is { } unit ? Ok(http, unit, actor) : reply.Problem(new UnitUnknown(code));
        }).WithSummary("A unit.").Produces<UnitShown>().ProducesProblem(404);
        read.MapGet("/{code}/managers", async (string code, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return actor.Directory.Unit(code) is { } unit
                ? Results.Ok(actor.Directory.ManagersOf(unit.Id).Select(term => new TermShown(actor.Directory.Person(term.PersonId)!.Email, term.From, term.To)).ToList())
                : reply.Problem(new UnitUnknown(code));
        }).WithSummary("Who has answered for a unit, earliest first.").Produces<IReadOnlyList<TermShown>>().ProducesProblem(404);
        MapWriting(api.MapGroup("/units").WithTags("Units").RequireScope("org:write").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422));
    }

    private static void MapWriting(RouteGroupBuilder units)
    {
        units.MapPost("", async (CreateUnit.Request request, HttpContext http, CreateUnit create, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var done = await create.Run(request, await current.Require(stop), stop);
            if (done.IsRefused)
                return reply.Problem(done.Refusal);
            http.ShowVersion(done.Value.Version);
            return Results.Created($"{ApiFeature.Root}/units/{done.Value.Code}", Show(done.Value, await current.Require(stop)));
        }).WithSummary("Makes a unit.").Produces<UnitShown>(201);
        units.MapPatch("/{code}", async (string code, ChangeUnit.Request request, HttpContext http, ChangeUnit change, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var done = await change.Run(code, request, http.SeenVersion(), actor, stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Ok(http, done.Value, actor);
        }).WithSummary("Renames or moves a unit; what is not named stays.").Produces<UnitShown>();
        units.MapDelete("/{code}", async (string code, DateOnly? day, HttpContext http, DissolveUnit dissolve, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var done = await dissolve.Run(code, day, http.SeenVersion(), await current.Require(stop), stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.NoContent();
        }).WithSummary("Dissolves a unit; its history stays.").Produces(204);
        units.MapPost("/{code}/managers", async (string code, AppointManager.Request request, AppointManager appoint, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var done = await appoint.Run(code, request, actor, stop);
            return done.IsRefused
                ? reply.Problem(done.Refusal)
                : Results.Created($"{ApiFeature.Root}/units/{code}/managers", new TermShown(actor.Directory.Person(done.Value.PersonId)?.Email ?? request.Person, done.Value.From, done.Value.To));
        }).WithSummary("Appoints a manager; the one in office ends the day before.").Produces<TermShown>(201);
    }

    private static IResult Ok(HttpContext http, Unit unit, Actor actor)
    {
        http.ShowVersion(unit.Version);
        return Results.Ok(Show(unit, actor));
    }

    private static UnitShown Show(Unit unit, Actor actor) => new(
        unit.Id, unit.Code, unit.Name, unit.EnglishName, unit.ParentId is { } parent ? actor.Directory.Unit(parent)?.Code : null,
        actor.Directory.ManagerOf(unit.Id, actor.Today)?.Email, unit.DissolvedOn, unit.Version);
}
