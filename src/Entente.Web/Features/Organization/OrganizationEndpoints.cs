using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Organization;

/// <summary>Units and people for programs.</summary>
public sealed class OrganizationEndpoints(CreateUnit createUnit, ChangeUnit changeUnit, DissolveUnit dissolveUnit, SavePerson savePerson, RemovePerson removePerson, Reply reply)
{
    private readonly CreateUnit createUnit = createUnit;
    private readonly ChangeUnit changeUnit = changeUnit;
    private readonly DissolveUnit dissolveUnit = dissolveUnit;
    private readonly SavePerson savePerson = savePerson;
    private readonly RemovePerson removePerson = removePerson;
    private readonly Reply reply = reply;

    public sealed record UnitShown(Guid Id, string Code, string Name, string? EnglishName, string? Parent, string? Manager, DateOnly? DissolvedOn, int Version);

    public sealed record PersonShown(Guid Id, string Email, string Name, string? EnglishName, string? Title, string? EnglishTitle, string Home, IReadOnlyList<string> Units, IReadOnlyList<Role> Roles, int Version);

    public static void Map(RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units").WithTags("Organisation");
        units.MapGet("", async (string? after, int? limit, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
            calls.Units(after, limit, await current.Require(stop))).RequireAuthorization("scope:org:read").WithSummary("Every unit, in order of code.").Produces<Page<UnitShown>>();
        units.MapPost("", async (CreateUnit.Request request, HttpContext http, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
            await calls.Answer(await calls.createUnit.Run(request, await current.Require(stop), stop), http, current, true, stop)).RequireAuthorization("scope:org:write").WithSummary("Makes a unit.").WithMetadata(new RequestExample("""{"code":"claims","name":"理赔组","englishName":"Claims","parent":"after-sales"}""")).Produces<UnitShown>(201);
        units.MapGet("/{code}", async (string code, HttpContext http, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
            calls.Unit(code, http, await current.Require(stop))).RequireAuthorization("scope:org:read").WithSummary("One unit.").Produces<UnitShown>().ProducesProblem(404);
        units.MapPatch("/{code}", async (string code, ChangeUnit.Request request, HttpContext http, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
            await calls.Answer(await calls.changeUnit.Run(code, request with { Version = http.SeenVersion() ?? request.Version }, await current.Require(stop), stop), http, current, false, stop))
            .RequireAuthorization("scope:org:write").WithSummary("Renames or moves a unit; takes If-Match.").Produces<UnitShown>().ProducesProblem(412);
        units.MapDelete("/{code}", async (string code, HttpContext http, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
            await calls.Answer(await calls.dissolveUnit.Run(code, http.SeenVersion(), await current.Require(stop), stop), http, current, false, stop))
            .RequireAuthorization("scope:org:write").WithSummary("Dissolves a unit today.").Produces<UnitShown>().ProducesProblem(409);

        var people = api.MapGroup("/people").WithTags("Organisation");
        people.MapGet("", async (string? after, int? limit, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
            calls.People(after, limit, await current.Require(stop))).RequireAuthorization("scope:org:read").WithSummary("Everybody who is here, in order of address.").Produces<Page<PersonShown>>();
        people.MapPost("", async (SavePerson.Request request, HttpContext http, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
            await calls.Answer(await calls.savePerson.Run(null, request, await current.Require(stop), stop), http, current, true, stop)).RequireAuthorization("scope:org:write").WithSummary("Makes a person.").WithMetadata(new RequestExample("""{"email":"li.na@repair.example","name":"李娜","englishName":"Li Na","home":"claims"}""")).Produces<PersonShown>(201);
        people.MapGet("/{who}", async (string who, HttpContext http, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
            calls.Person(who, http, await current.Require(stop))).RequireAuthorization("scope:org:read").WithSummary("One person, by address or identity.").Produces<PersonShown>().ProducesProblem(404);
        people.MapPatch("/{who}", async (string who, SavePerson.Request request, HttpContext http, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return actor.Directory.Find(who) is { } person
                ? await calls.Answer(await calls.savePerson.Run(person.Id, request with { Version = http.SeenVersion() ?? request.Version }, actor, stop), http, current, false, stop)
                : calls.reply.Problem(new PersonUnknown());
        }).RequireAuthorization("scope:org:write").WithSummary("Changes a person; takes If-Match.").Produces<PersonShown>().ProducesProblem(412);
        people.MapDelete("/{who}", async (string who, CurrentActor current, OrganizationEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var removed = actor.Directory.Find(who) is { } person ? await calls.removePerson.Run(person.Id, actor, stop) : new PersonUnknown();
            return removed.IsRefused ? calls.reply.Problem(removed.Refusal) : Results.NoContent();
        }).RequireAuthorization("scope:org:write").WithSummary("Removes a person; what they did stays, unnamed.").Produces(204).ProducesProblem(404);
    }

    private static UnitShown Show(Unit unit, Actor actor) => new(
        unit.Id, unit.Code, unit.Name, unit.EnglishName, unit.ParentId is { } parent ? actor.Directory.Unit(parent)?.Code : null,
        actor.Directory.ManagerOf(unit.Id, actor.Today)?.Email, unit.DissolvedOn, unit.Version);

    private static PersonShown Show(Person person, Actor actor) => new(
        person.Id, person.Email, person.Name, person.EnglishName, person.Title, person.EnglishTitle, actor.Directory.Unit(person.HomeUnitId)?.Code ?? "",
        [.. actor.Directory.UnitsOf(person.Id, actor.Today).Select(unit => actor.Directory.Unit(unit)!.Code)], [.. actor.Directory.RolesOf(person.Id)], person.Version);

    private IResult Units(string? after, int? limit, Actor actor) => Listed(Page<Unit>.Of(actor.Directory.Units, unit => unit.Code, after, limit), unit => Show(unit, actor));

    private IResult People(string? after, int? limit, Actor actor) =>
        Listed(Page<Person>.Of(actor.Directory.People.Where(person => person.RemovedAt is null), person => person.Email, after, limit), person => Show(person, actor));

    private IResult Listed<T, TShown>(Outcome<Page<T>> page, Func<T, TShown> show) =>
        page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<TShown>([.. page.Value.Items.Select(show)], page.Value.Next));

    private IResult Unit(string code, HttpContext http, Actor actor)
    {
        if (actor.Directory.Unit(code) is not { } unit)
            return reply.Problem(new UnitUnknown(code));
        http.ShowVersion(unit.Version);
        return Results.Ok(Show(unit, actor));
    }

    private IResult Person(string who, HttpContext http, Actor actor)
    {
        if (actor.Directory.Find(who) is not { } person)
            return reply.Problem(new PersonUnknown());
        http.ShowVersion(person.Version);
        return Results.Ok(Show(person, actor));
    }

    private async Task<IResult> Answer(Outcome<Unit> unit, HttpContext http, CurrentActor current, bool created, CancellationToken stop)
    {
        if (unit.IsRefused)
            return reply.Problem(unit.Refusal);
        http.ShowVersion(unit.Value.Version);
        var shown = Show(unit.Value, await current.Require(stop));
        return created ? Results.Created($"{ApiFeature.Root}/units/{shown.Code}", shown) : Results.Ok(shown);
    }

    private async Task<IResult> Answer(Outcome<Person> person, HttpContext http, CurrentActor current, bool created, CancellationToken stop)
    {
        if (person.IsRefused)
            return reply.Problem(person.Refusal);
        http.ShowVersion(person.Value.Version);
        var shown = Show(person.Value, await current.Require(stop));
        return created ? Results.Created($"{ApiFeature.Root}/people/{shown.Id}", shown) : Results.Ok(shown);
    }
}
