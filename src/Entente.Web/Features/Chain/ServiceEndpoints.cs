using Entente.Domain.Chain;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Chain;

/// <summary>Services for programs.</summary>
internal static class ServiceEndpoints
{
    public sealed record ServiceShown(Guid Id, string Code, string? Provider, string Name, string? EnglishName, int Scale, RatingMode Mode, bool CommentRequired, DateOnly? RetiredOn, int Version);

    public static void Map(RouteGroupBuilder api)
    {
        var read = api.MapGroup("/services").WithTags("Chain").RequireScope("chain:read");
        read.MapGet("", async (string? after, int? limit, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var page = Page<Service>.Of(actor.Chain.Services, service => service.Code, after, limit);
            return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<ServiceShown>([.. page.Value.Items.Select(service => Show(service, actor))], page.Value.Next));
        }).WithSummary("All services in order of code.").Produces<Page<ServiceShown>>();
        read.MapGet("/{code}", async (string code, HttpContext http, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            return actor.Chain.Service(code) is { } service ? Ok(http, service, actor) : reply.Problem(new ServiceUnknown(code));
        }).WithSummary("A service.").Produces<ServiceShown>().ProducesProblem(404);
        MapWriting(api.MapGroup("/services").WithTags("Chain").RequireScope("chain:write").ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422));
    }

    private static void MapWriting(RouteGroupBuilder services)
    {
        services.MapPost("", async (CreateService.Request request, HttpContext http, CreateService create, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var done = await create.Run(request, actor, stop);
            if (done.IsRefused)
                return reply.Problem(done.Refusal);
            http.ShowVersion(done.Value.Version);
            return Results.Created($"{ApiFeature.Root}/services/{done.Value.Code}", Show(done.Value, actor));
        }).WithSummary("Makes a service.").Produces<ServiceShown>(201);
        services.MapPatch("/{code}", async (string code, ChangeService.Request request, HttpContext http, ChangeService change, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var done = await change.Run(code, request, http.SeenVersion(), actor, stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Ok(http, done.Value, actor);
        }).WithSummary("Changes a service; what is not named stays.").Produces<ServiceShown>();
        services.MapDelete("/{code}", async (string code, DateOnly? day, HttpContext http, RetireService retire, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var done = await retire.Run(code, day, http.SeenVersion(), await current.Require(stop), stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.NoContent();
        }).WithSummary("Stops offering a service; what was rated stays.").Produces(204);
    }

    private static IResult Ok(HttpContext http, Service service, Actor actor)
    {
        http.ShowVersion(service.Version);
        return Results.Ok(Show(service, actor));
    }

    private static ServiceShown Show(Service service, Actor actor) => new(
        service.Id, service.Code, actor.Directory.Unit(service.ProviderId)?.Code, service.Name, service.EnglishName, service.Scale, service.Mode, service.CommentRequired, service.RetiredOn, service.Version);
}
