using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Chain;

/// <summary>Services and links for programs.</summary>
public sealed class ChainEndpoints(SaveService save, RetireService retire, CreateLink createLink, EndLink endLink, Reply reply)
{
    private readonly SaveService save = save;
    private readonly RetireService retire = retire;
    private readonly CreateLink createLink = createLink;
    private readonly EndLink endLink = endLink;
    private readonly Reply reply = reply;

    public sealed record ServiceShown(Guid Id, string Code, string Provider, string Name, string? EnglishName, int Scale, RatingMode Mode, bool CommentRequired, DateOnly? RetiredOn, int Version);

    public sealed record LinkShown(Guid Id, string Service, string Customer, DateOnly From, DateOnly? To, int Version);

    public static void Map(RouteGroupBuilder api)
    {
        var services = api.MapGroup("/services").WithTags("Chain");
        services.MapGet("", async (string? after, int? limit, CurrentActor current, ChainEndpoints calls, CancellationToken stop) =>
            calls.Services(after, limit, await current.Require(stop))).RequireAuthorization("scope:chain:read").WithSummary("Every service, in order of code.").Produces<Page<ServiceShown>>();
        services.MapPost("", async (SaveService.Request request, HttpContext http, CurrentActor current, ChainEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return actor.Chain.Service(request.Code) is null ? calls.Answer(await calls.save.Run(request, actor, stop), http, actor, true) : calls.reply.Problem(new CodeTaken(request.Code));
        }).RequireAuthorization("scope:chain:write").WithSummary("Makes a service.").WithMetadata(new RequestExample("""{"code":"reimbursement","provider":"finance","name":"报销","englishName":"Reimbursement","scale":2,"mode":"open","commentRequired":false}""")).Produces<ServiceShown>(201).ProducesProblem(409);
        services.MapGet("/{code}", async (string code, HttpContext http, CurrentActor current, ChainEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(actor.Chain.Service(code) is { } service ? service : new ServiceUnknown(code), http, actor, false);
        }).RequireAuthorization("scope:chain:read").WithSummary("One service.").Produces<ServiceShown>().ProducesProblem(404);
        services.MapPatch("/{code}", async (string code, SaveService.Request request, HttpContext http, CurrentActor current, ChainEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return actor.Chain.Service(code) is null
                ? calls.reply.Problem(new ServiceUnknown(code))
                : calls.Answer(await calls.save.Run(request with { Code = code, Version = http.SeenVersion() ?? request.Version }, actor, stop), http, actor, false);
        }).RequireAuthorization("scope:chain:write").WithSummary("Changes a service; takes If-Match.").Produces<ServiceShown>().ProducesProblem(412);
        services.MapDelete("/{code}", async (string code, HttpContext http, CurrentActor current, ChainEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(await calls.retire.Run(code, actor, stop), http, actor, false);
        }).RequireAuthorization("scope:chain:write").WithSummary("Retires a service from tomorrow on.").Produces<ServiceShown>().ProducesProblem(409);
        MapLinks(api.MapGroup("/links").WithTags("Chain"));
    }

    private static void MapLinks(RouteGroupBuilder links)
    {
        links.MapGet("", async (string? after, int? limit, CurrentActor current, ChainEndpoints calls, CancellationToken stop) =>
            calls.Links(after, limit, await current.Require(stop))).RequireAuthorization("scope:chain:read").WithSummary("Every link, in order of identity.").Produces<Page<LinkShown>>();
        links.MapPost("", async (CreateLink.Request request, HttpContext http, CurrentActor current, ChainEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(await calls.createLink.Run(request, actor, stop), http, actor, true);
        }).RequireAuthorization("scope:chain:write").WithSummary("Makes a link.").WithMetadata(new RequestExample("""{"service":"reimbursement","customer":"sales","from":"2026-01-01"}""")).Produces<LinkShown>(201).ProducesProblem(409);
        links.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, ChainEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(actor.Chain.Link(id) is { } link ? link : new LinkUnknown(), http, actor, false);
        }).RequireAuthorization("scope:chain:read").WithSummary("One link.").Produces<LinkShown>().ProducesProblem(404);
        links.MapDelete("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, ChainEndpoints calls, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return calls.Answer(await calls.endLink.Run(id, http.SeenVersion(), actor, stop), http, actor, false);
        }).RequireAuthorization("scope:chain:write").WithSummary("Ends a link today; takes If-Match.").Produces<LinkShown>().ProducesProblem(412);
    }

    private static ServiceShown Show(Service service, Actor actor) => new(
        service.Id, service.Code, actor.Directory.Unit(service.ProviderId)!.Code, service.Name, service.EnglishName, service.Scale, service.Mode, service.CommentRequired, service.RetiredOn, service.Version);

    private static LinkShown Show(Link link, Actor actor) =>
        new(link.Id, actor.Chain.Service(link.ServiceId)!.Code, actor.Directory.Unit(link.CustomerId)!.Code, link.From, link.To, link.Version);

    private IResult Services(string? after, int? limit, Actor actor)
    {
        var page = Page<Service>.Of(actor.Chain.Services, service => service.Code, after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<ServiceShown>([.. page.Value.Items.Select(service => Show(service, actor))], page.Value.Next));
    }

    private IResult Links(string? after, int? limit, Actor actor)
    {
        var page = Page<Link>.Of(actor.Chain.Links.OrderBy(link => link.Id.ToString("N"), StringComparer.Ordinal), link => link.Id.ToString("N"), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<LinkShown>([.. page.Value.Items.Select(link => Show(link, actor))], page.Value.Next));
    }

    private IResult Answer(Outcome<Service> service, HttpContext http, Actor actor, bool created)
    {
        if (service.IsRefused)
            return reply.Problem(service.Refusal);
        http.ShowVersion(service.Value.Version);
        var shown = Show(service.Value, actor);
        return created ? Results.Created($"{ApiFeature.Root}/services/{shown.Code}", shown) : Results.Ok(shown);
    }

    private IResult Answer(Outcome<Link> link, HttpContext http, Actor actor, bool created)
    {
        if (link.IsRefused)
            return reply.Problem(link.Refusal);
        http.ShowVersion(link.Value.Version);
        var shown = Show(link.Value, actor);
        return created ? Results.Created($"{ApiFeature.Root}/links/{shown.Id}", shown) : Results.Ok(shown);
    }
}
