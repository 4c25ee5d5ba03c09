using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Organization;

/// <summary>Where people belong, what they may, and who answered for a unit when: for programs.</summary>
public sealed class BelongingEndpoints(BeginMembership begin, EndMembership end, SetRole setRole, AppointManager appoint, Reply reply)
{
    private readonly BeginMembership begin = begin;
    private readonly EndMembership end = end;
    private readonly SetRole setRole = setRole;
    private readonly AppointManager appoint = appoint;
    private readonly Reply reply = reply;

    public sealed record MembershipShown(Guid Id, string Unit, DateOnly From, DateOnly? To, bool IsHome);

    public sealed record RolesShown(IReadOnlyList<Role> Items);

    /// <param name="Manager">Their address; of somebody who was removed, null.</param>
    public sealed record ManagerShown(Guid Id, string Unit, Guid Person, string? Manager, DateOnly From, DateOnly? To);

    public static void Map(RouteGroupBuilder api)
    {
        MapMemberships(api.MapGroup("/people/{who}/memberships").WithTags("Organisation"));
        MapRoles(api.MapGroup("/people/{who}/roles").WithTags("Organisation"));
        MapManagers(api.MapGroup("/units/{code}/managers").WithTags("Organisation"));
    }

    private static void MapMemberships(RouteGroupBuilder memberships)
    {
        memberships.MapGet("", async (string who, string? after, int? limit, CurrentActor current, BelongingEndpoints calls, CancellationToken stop) =>
            calls.Memberships(who, after, limit, await current.Require(stop))).RequireAuthorization("scope:org:read").WithSummary("Where a person belongs and belonged, earliest first.").Produces<Page<MembershipShown>>().ProducesProblem(404);
        memberships.MapPost("", async (string who, BeginMembership.Request request, CurrentActor current, BelongingEndpoints calls, CancellationToken stop) =>
            await calls.Begin(who, request, await current.Require(stop), stop)).RequireAuthorization("scope:org:write").WithSummary("Makes a person belong to one more unit, from today where no day is named.")
            .WithMetadata(new RequestExample("""{"unit":"claims","from":"2026-04-01"}""")).Produces<MembershipShown>(201).ProducesProblem(404).ProducesProblem(409);
        memberships.MapDelete("/{id:guid}", async (string who, Guid id, DateOnly? lastDay, CurrentActor current, BelongingEndpoints calls, CancellationToken stop) =>
            await calls.End(who, id, lastDay, await current.Require(stop), stop)).RequireAuthorization("scope:org:write").WithSummary("Ends a membership; its last day is today where none is named. The home ends by another home.")
            .Produces<MembershipShown>().ProducesProblem(404).ProducesProblem(409);
    }

    private static void MapRoles(RouteGroupBuilder roles)
    {
        roles.MapGet("", async (string who, CurrentActor current, BelongingEndpoints calls, CancellationToken stop) =>
            calls.Roles(who, await current.Require(stop))).RequireAuthorization("scope:org:read").WithSummary("The roles a person was granted.").Produces<RolesShown>().ProducesProblem(404);
        roles.MapPut("/{role}", async (string who, string role, CurrentActor current, BelongingEndpoints calls, CancellationToken stop) =>
            await calls.Set(who, role, true, current, stop)).RequireAuthorization(Policies.Administrator).WithName("grantPersonRole").WithSummary("Grants a role.").Produces<RolesShown>().ProducesProblem(404);
        roles.MapDelete("/{role}", async (string who, string role, CurrentActor current, BelongingEndpoints calls, CancellationToken stop) =>
            await calls.Set(who, role, false, current, stop)).RequireAuthorization(Policies.Administrator).WithName("revokePersonRole").WithSummary("Takes a role away; somebody stays administrator.").Produces<RolesShown>().ProducesProblem(404).ProducesProblem(409);
    }

    private static void MapManagers(RouteGroupBuilder managers)
    {
        managers.MapGet("", async (string code, string? after, int? limit, CurrentActor current, BelongingEndpoints calls, CancellationToken stop) =>
            calls.Managers(code, after, limit, await current.Require(stop))).RequireAuthorization("scope:org:read").WithSummary("Who answered for a unit, earliest first.").Produces<Page<ManagerShown>>().ProducesProblem(404);
        managers.MapPost("", async (string code, AppointManager.Request request, CurrentActor current, BelongingEndpoints calls, CancellationToken stop) =>
            await calls.Appoint(code, request, await current.Require(stop), stop)).RequireAuthorization("scope:org:write").WithSummary("Gives a unit a new manager from a day on; the one in office ends the day before.")
            .WithMetadata(new RequestExample("""{"email":"li.na@repair.example","from":"2026-04-01"}""")).Produces<ManagerShown>(201).ProducesProblem(404).ProducesProblem(409);
    }

    private static MembershipShown Show(Membership membership, Actor actor) => new(
        membership.Id, actor.Directory.Unit(membership.UnitId)!.Code, membership.From, membership.To, actor.Directory.Person(membership.PersonId)?.HomeUnitId == membership.UnitId);

    private static ManagerShown Show(ManagerTerm term, Actor actor) => new(
        term.Id, actor.Directory.Unit(term.UnitId)!.Code, term.PersonId, actor.Directory.Person(term.PersonId) is { RemovedAt: null } person ? person.Email : null, term.From, term.To);

    /// <summary>In order of the first day, and of identity where two begin on one day.</summary>
    private static string Place(DateOnly from, Guid id) => $"{from:yyyy-MM-dd} {id:N}";

    private IResult Memberships(string who, string? after, int? limit, Actor actor)
    {
        if (actor.Directory.Find(who) is not { } person)
            return reply.Problem(new PersonUnknown());
        var all = actor.Directory.MembershipsOf(person.Id).OrderBy(m => Place(m.From, m.Id), StringComparer.Ordinal);
        return Listed(Page<Membership>.Of(all, m => Place(m.From, m.Id), after, limit), membership => Show(membership, actor));
    }

    private async Task<IResult> Begin(string who, BeginMembership.Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Find(who) is not { } person)
            return reply.Problem(new PersonUnknown());
        var begun = await begin.Run(person.Id, request, actor, stop);
        return begun.IsRefused ? reply.Problem(begun.Refusal) : Results.Created((string?)null, Show(begun.Value, actor));
    }

    private async Task<IResult> End(string who, Guid id, DateOnly? lastDay, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Find(who) is not { } person || !actor.Directory.MembershipsOf(person.Id).Any(m => m.Id == id))
            return reply.Problem(new MembershipUnknown());
        var ended = await end.Run(id, lastDay, actor, stop);
        return ended.IsRefused ? reply.Problem(ended.Refusal) : Results.Ok(Show(ended.Value, actor));
    }

    private IResult Roles(string who, Actor actor) =>
        actor.Directory.Find(who) is { } person ? Results.Ok(new RolesShown([.. actor.Directory.RolesOf(person.Id).Order()])) : reply.Problem(new PersonUnknown());

    private async Task<IResult> Set(string who, string name, bool held, CurrentActor current, CancellationToken stop)
    {
        var actor = await current.Require(stop);
        if (actor.Directory.Find(who) is not { } person)
            return reply.Problem(new PersonUnknown());
        // By name alone: a number, or several at once, is no role.
        if (!name.All(char.IsAsciiLetter) || !Enum.TryParse<Role>(name, ignoreCase: true, out var role))
            return reply.Problem(new RoleUnknown(name));
        var set = await setRole.Run(person.Id, role, held, actor, stop);
        if (set.IsRefused)
            return reply.Problem(set.Refusal);
        var roles = actor.Directory.RolesOf(person.Id).Where(other => other != role);
        return Results.Ok(new RolesShown([.. (held ? roles.Append(role) : roles).Order()]));
    }

    private IResult Managers(string code, string? after, int? limit, Actor actor)
    {
        if (actor.Directory.Unit(code) is not { } unit)
            return reply.Problem(new UnitUnknown(code));
        return Listed(Page<ManagerTerm>.Of(actor.Directory.ManagersOf(unit.Id).OrderBy(term => Place(term.From, term.Id), StringComparer.Ordinal), term => Place(term.From, term.Id), after, limit), term => Show(term, actor));
    }

    private async Task<IResult> Appoint(string code, AppointManager.Request request, Actor actor, CancellationToken stop)
    {
        var appointed = await appoint.Run(code, request, actor, stop);
        return appointed.IsRefused ? reply.Problem(appointed.Refusal) : Results.Created((string?)null, Show(appointed.Value, actor));
    }

    private IResult Listed<T, TShown>(Outcome<Page<T>> page, Func<T, TShown> show) =>
        page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<TShown>([.. page.Value.Items.Select(show)], page.Value.Next));
}
