using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Organization;

/// <summary>People, their memberships and roles for programs.</summary>
internal static class PersonEndpoints
{
    public sealed record PersonShown(
        Guid Id, string Email, string Name, string? EnglishName, string? Title, string? EnglishTitle, string? Home, IReadOnlyList<string> Units, IReadOnlyList<Role> Roles, int Version);

    public sealed record MembershipShown(Guid Id, Guid Person, string? Unit, DateOnly From, DateOnly? To);

    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("/people").WithTags("People").RequireScope("org:read");
        read.MapGet("", async (string? after, int? limit, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var page = Page<Person>.Of(actor.Directory.People.Where(person => person.RemovedAt is null), person => person.Email, after, limit);
            return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<PersonShown>([.. page.Value.Items.Select(person => Show(person, actor))], page.Value.Next));
        }).WithSummary("Everybody who is here, in order of address.").Produces<Page<PersonShown>>();
        read.MapGet("/{idOrEmail}", async (string idOrEmail, HttpContext http, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return People.Find(actor.Directory, idOrEmail) is { } person ? Ok(http, person, actor) : reply.Problem(new PersonUnknown());
        }).WithSummary("A person.").Produces<PersonShown>().ProducesProblem(404);
        var write = api.MapGroup("/people").WithTags("People").RequireScope("org:write").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        MapPeople(write);
        MapMemberships(write);
    }

    private static void MapPeople(RouteGroupBuilder people)
    {
        people.MapPost("", async (CreatePerson.Request request, HttpContext http, CreatePerson create, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var done = await create.Run(request, await current.Require(stop), stop);
            if (done.IsRefused)
                return reply.Problem(done.Refusal);
            http.ShowVersion(done.Value.Version);
            return Results.Created($"{ApiFeature.Root}/people/{done.Value.Id}", Show(done.Value, await current.Require(stop)));
        }).WithSummary("Makes a person.").Produces<PersonShown>(201);
        people.MapPatch("/{idOrEmail}", async (string idOrEmail, ChangePerson.Request request, HttpContext http, ChangePerson change, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var done = await change.Run(idOrEmail, request, http.SeenVersion(), actor, stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Ok(http, done.Value, actor);
        }).WithSummary("Changes a person; what is not named stays.").Produces<PersonShown>();
        people.MapDelete("/{idOrEmail}", async (string idOrEmail, HttpContext http, RemovePerson remove, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var done = await remove.Run(idOrEmail, http.SeenVersion(), await current.Require(stop), stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.NoContent();
        }).WithSummary("Removes a person; what they did stays under a tombstone.").Produces(204);
        people.MapPut("/{idOrEmail}/roles", async (string idOrEmail, Role[] roles, GrantRoles grant, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var done = await grant.Run(idOrEmail, roles, await current.Require(stop), stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.NoContent();
        }).WithSummary("Gives a person just these roles.").Produces(204);
    }

    private static void MapMemberships(RouteGroupBuilder people)
    {
        people.MapPost("/{idOrEmail}/memberships", async (string idOrEmail, BeginMembership.Request request, BeginMembership begin, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var done = await begin.Run(idOrEmail, request, actor, stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.Created((string?)null, Show(done.Value, actor));
        }).WithSummary("Makes a person belong to one more unit.").Produces<MembershipShown>(201);
        people.MapDelete("/memberships/{id:guid}", async (Guid id, DateOnly? lastDay, EndMembership end, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var done = await end.Run(id, lastDay, actor, stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.Ok(Show(done.Value, actor));
        }).WithSummary("Ends a membership.").Produces<MembershipShown>();
    }

    private static MembershipShown Show(Membership membership, Actor actor) =>
        new(membership.Id, membership.PersonId, actor.Directory.Unit(membership.UnitId)?.Code, membership.From, membership.To);

    private static IResult Ok(HttpContext http, Person person, Actor actor)
    {
        http.ShowVersion(person.Version);
        return Results.Ok(Show(person, actor));
    }

    private static PersonShown Show(Person person, Actor actor) => new(
        person.Id, person.Email, person.Name, person.EnglishName, person.Title, person.EnglishTitle, actor.Directory.Unit(person.HomeUnitId)?.Code,
        [.. actor.Directory.UnitsOf(person.Id, actor.Today).Select(unit => actor.Directory.Unit(unit)!.Code)], [.. actor.Directory.RolesOf(person.Id).Order()], person.Version);
}
