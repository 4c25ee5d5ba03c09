using Entente.Domain.Chain;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Chain;

/// <summary>Links, what was agreed on them, and its signatures, for programs.</summary>
internal static class LinkEndpoints
{
    public sealed record LinkShown(Guid Id, string? Service, string? Provider, string? Customer, DateOnly From, DateOnly? To, int Version);

    public sealed record ExpectationShown(
        Guid Id, int Number, string Text, string? EnglishText, Promise? Promise, DateTimeOffset ProposedAt, DateTimeOffset? ProviderSignedAt, DateTimeOffset? CustomerSignedAt, DateTimeOffset? InForceFrom, int Version);

    public sealed record Signature(LinkSide Side);

    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("/links").WithTags("Chain").RequireScope("chain:read").ProducesProblem(404);
        read.MapGet("", async (string? after, int? limit, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var page = Page<Link>.Of(actor.Chain.Links.OrderBy(link => link.Id.ToString(), StringComparer.Ordinal), link => link.Id.ToString(), after, limit);
            return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<LinkShown>([.. page.Value.Items.Select(link => Show(link, actor))], page.Value.Next));
        }).WithSummary("All links.").Produces<Page<LinkShown>>();
        read.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return actor.Chain.Link(id) is { } link ? Ok(http, link, actor) : reply.Problem(new LinkUnknown());
        }).WithSummary("A link.").Produces<LinkShown>();
        read.MapGet("/{id:guid}/expectations", async (Guid id, ReadExpectations expectations, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var versions = await expectations.Read(id, await current.Require(stop), stop);
            return versions.IsRefused ? reply.Problem(versions.Refusal) : Results.Ok(versions.Value.Select(Show).ToList());
        }).WithSummary("Every version of what was agreed, the latest first.").Produces<IReadOnlyList<ExpectationShown>>();
        var write = api.MapGroup("/links").WithTags("Chain").RequireScope("chain:write").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        MapLinks(write);
        MapExpectations(write);
    }

    private static void MapLinks(RouteGroupBuilder links)
    {
        links.MapPost("", async (CreateLink.Request request, HttpContext http, CreateLink create, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var done = await create.Run(request, actor, stop);
            if (done.IsRefused)
                return reply.Problem(done.Refusal);
            http.ShowVersion(done.Value.Version);
            return Results.Created($"{ApiFeature.Root}/links/{done.Value.Id}", Show(done.Value, actor));
        }).WithSummary("Makes a service serve one more customer.").Produces<LinkShown>(201);
        links.MapPatch("/{id:guid}", async (Guid id, EndLinkBody body, HttpContext http, EndLink end, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var done = await end.Run(id, body.To, http.SeenVersion(), actor, stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Ok(http, done.Value, actor);
        }).WithSummary("Ends a link on a day.").Produces<LinkShown>();
        links.MapDelete("/{id:guid}", async (Guid id, HttpContext http, EndLink end, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var done = await end.Run(id, null, http.SeenVersion(), await current.Require(stop), stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.NoContent();
        }).WithSummary("Ends a link today; what was rated stays.").Produces(204);
    }

    private static void MapExpectations(RouteGroupBuilder links)
    {
        links.MapPost("/{id:guid}/expectations", async (Guid id, ProposeExpectation.Request request, ProposeExpectation propose, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var done = await propose.Run(id, request, await current.Require(stop), stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.Created($"{ApiFeature.Root}/links/{id}/expectations", Show(done.Value));
        }).WithSummary("Proposes a version of what is agreed.").Produces<ExpectationShown>(201);
        links.MapPost("/{id:guid}/expectations/{number:int}/signatures", async (
            Guid id, int number, Signature signature, HttpContext http, ReadExpectations expectations, SignExpectation sign, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var versions = await expectations.Read(id, actor, stop);
            if (versions.IsRefused)
                return reply.Problem(versions.Refusal);
            if (Array.Find(versions.Value, version => version.Number == number) is not { } version)
                return reply.Problem(new ExpectationUnknown());
            var done = await sign.Run(version.Id, signature.Side, http.SeenVersion(), actor, stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.Ok(Show(done.Value));
        }).WithSummary("Signs a version for one side.").Produces<ExpectationShown>();
    }

    private static IResult Ok(HttpContext http, Link link, Actor actor)
    {
        http.ShowVersion(link.Version);
        return Results.Ok(Show(link, actor));
    }

    private static LinkShown Show(Link link, Actor actor) =>
        new(link.Id, actor.Chain.Service(link.ServiceId)?.Code, actor.Directory.Unit(actor.Chain.ProviderOf(link))?.Code, actor.Directory.Unit(link.CustomerId)?.Code, link.From, link.To, link.Version);

    private static ExpectationShown Show(Expectation version) => new(
        version.Id, version.Number, version.Text, version.EnglishText, version.Promise, version.ProposedAt, version.ProviderSignedAt, version.CustomerSignedAt, version.InForceFrom, version.Version);

    /// <summary>The last day; today where none is named.</summary>
    public sealed record EndLinkBody(DateOnly? To);
}
