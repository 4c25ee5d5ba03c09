using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Identity;

/// <summary>Sessions and second steps of people, for administrators' programs.</summary>
public sealed class SessionEndpoints(ReadSessions sessions, EndSessionsOf end, Reply reply)
{
    public sealed record SessionShown(Guid Id, SessionMethod Method, DateTimeOffset BegunAt, DateTimeOffset SeenAt, string? Device, string? Address);

    public static void Map(RouteGroupBuilder api)
    {
        var person = api.MapGroup("/people/{id:guid}").WithTags("Administration");
        person.MapGet("/sessions", async (Guid id, string? after, int? limit, CurrentActor current, SessionEndpoints calls, CancellationToken stop) => await calls.List(id, after, limit, await current.Require(stop), stop))
            .RequireAuthorization(Policies.Administer).WithSummary("The browsers in which a person is signed in.").Produces<Page<SessionShown>>().ProducesProblem(403);
        person.MapDelete("/sessions", async (Guid id, CurrentActor current, SessionEndpoints calls, CancellationToken stop) => await calls.End(id, await current.Require(stop), stop))
            .RequireAuthorization(Policies.Administer).WithSummary("Signs a person out everywhere, at once; they are told.").Produces(204).ProducesProblem(403).ProducesProblem(404);
        person.MapDelete("/second-step", async (Guid id, CurrentActor current, ResetSecondStep reset, Reply reply, CancellationToken stop) =>
        {
            var done = await reset.Run(id, await current.Require(stop), stop);
            return done.IsRefused ? reply.Problem(done.Refusal) : Results.NoContent();
        }).RequireAuthorization(Policies.Administrator).WithSummary("Takes away a lost second step: codes and passkeys; they are told.").Produces(204).ProducesProblem(403).ProducesProblem(404);
    }

    private async Task<IResult> List(Guid id, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        if (await sessions.Read(id, actor, stop) is not { } found)
            return reply.Problem(new Domain.Kernel.NotAllowed());
        var page = Page<Session>.Of(found.OrderBy(session => session.Id.ToString(), StringComparer.Ordinal), session => session.Id.ToString(), after, limit);
        return page.IsRefused
            ? reply.Problem(page.Refusal)
            : Results.Ok(new Page<SessionShown>([.. page.Value.Items.Select(one => new SessionShown(one.Id, one.Method, one.BegunAt, one.SeenAt, BrowserName.Of(one.Agent).Words, one.Address))], page.Value.Next));
    }

    private async Task<IResult> End(Guid id, Actor actor, CancellationToken stop)
    {
        var ended = await end.Run(id, actor, stop);
        return ended.IsRefused ? reply.Problem(ended.Refusal) : Results.NoContent();
    }
}
