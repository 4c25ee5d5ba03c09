using Entente.Domain.Integrations;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>Webhooks for administrators and for programs that set themselves up.</summary>
public sealed class WebhookEndpoints(
    ReadWebhooks read, ReadDeliveries deliveries, CreateWebhook create, ChangeWebhook change, RotateSecret rotate, MoveWebhook move, TestWebhook test, ReplayDelivery replay, DeleteWebhook delete, Reply reply)
{
    private const int MostOnPage = 200;

    public sealed record KindShown(string Kind, string Type, string Scope);

    public sealed record WebhookShown(
        Guid Id, string Name, string Address, IReadOnlyList<string> Kinds, WebhookState State, DateTimeOffset StateSince, DateTimeOffset? FailingSince, DateTimeOffset? OldSecretUntil, DateTimeOffset CreatedAt, int Version);

    public sealed record WebhookMade(WebhookShown Webhook, string Secret);

    public sealed record DeliveryShown(Guid Id, Guid Event, string Kind, DeliveryState State, DateTimeOffset At, DateTimeOffset? DueAt, int Attempts, DateTimeOffset? TriedAt, int? Status, DeliveryFault? Fault, int? Milliseconds);

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/webhooks").WithTags("Webhooks");
        MapReading(group);
        MapSteps(group);
        group.MapPost("", async (CreateWebhook.Request request, HttpContext http, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) =>
                calls.Shown(await calls.create.Run(request, await current.Require(stop), stop), StatusCodes.Status201Created, http))
            .RequireScope(WebhookRights.WriteScope).WithMetadata(new NeverKept(), new RequestExample("""{"name":"ERP","address":"https://erp.hengtong.example/entente","kinds":["need.raised","recovery.opened"]}"""))
            .WithSummary("Sets a webhook up; this answer alone shows its secret. A key subscribes to nothing that it may not read.").Produces<WebhookMade>(201).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        group.MapPatch("/{id:guid}", async (Guid id, ChangeWebhook.Request request, HttpContext http, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) =>
                calls.Shown(await calls.change.Run(id, request with { Version = http.SeenVersion() ?? request.Version }, await current.Require(stop), stop), http))
            .RequireScope(WebhookRights.WriteScope).WithMetadata(new RequestExample("""{"kinds":["need.raised","need.moved"]}""")).WithSummary("Changes name, address or kinds; whatever is left out stays.")
            .Produces<WebhookShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(412).ProducesProblem(422);
        group.MapDelete("/{id:guid}", async (Guid id, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) =>
                await calls.delete.Run(id, await current.Require(stop), stop) is { IsRefused: true } refused ? calls.reply.Problem(refused.Refusal) : Results.NoContent())
            .RequireScope(WebhookRights.WriteScope).WithSummary("Takes a webhook away, with everything that was on its way to it.").Produces(204).ProducesProblem(403).ProducesProblem(404);
    }

    private static void MapReading(RouteGroupBuilder group)
    {
        group.MapGet("", async (string? after, int? limit, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) => await calls.List(after, limit, await current.Require(stop), stop))
            .RequireScope(WebhookRights.ReadScope).WithSummary("Every webhook, never a secret.").Produces<Page<WebhookShown>>().ProducesProblem(403);
        group.MapGet("/kinds", () => Results.Ok(EventKinds.All.Select(kind => new KindShown(kind.Name, EventBody.TypePrefix + kind.Name, kind.Scope))))
            .RequireScope(WebhookRights.ReadScope).WithSummary("What may be subscribed to, the type that events of it carry, and the scope that a key needs for it.").Produces<IReadOnlyList<KindShown>>();
        group.MapGet("/{id:guid}", async (Guid id, HttpContext http, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) => await calls.Get(id, http, await current.Require(stop), stop))
            .RequireScope(WebhookRights.ReadScope).WithSummary("One webhook.").Produces<WebhookShown>().ProducesProblem(403).ProducesProblem(404);
        group.MapGet("/{id:guid}/deliveries", async (Guid id, string? state, Guid? after, int? limit, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) =>
                await calls.Deliveries(id, state, after, limit, await current.Require(stop), stop))
            .RequireScope(WebhookRights.ReadScope).WithMetadata(new TakesName("state", typeof(DeliveryState))).WithSummary("What was, is and could not be delivered, the latest first. What was taken is kept for 14 days.").Produces<Page<DeliveryShown>>().ProducesProblem(403).ProducesProblem(404);
    }

    private static void MapSteps(RouteGroupBuilder group)
    {
        foreach (var (path, to, summary) in new[] { ("pause", WebhookState.Paused, "Holds a webhook back; what happens waits, 30 days at most."), ("resume", WebhookState.Active, "Lets it go on; what waited goes out first.") })
        {
            group.MapPost($"/{{id:guid}}/{path}", async (Guid id, HttpContext http, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) =>
                    calls.Shown(await calls.move.Run(id, to, await current.Require(stop), stop), http))
                .RequireScope(WebhookRights.WriteScope).WithSummary(summary).Produces<WebhookShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        }

        group.MapPost("/{id:guid}/rotate", async (Guid id, RotateSecret.Request request, HttpContext http, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) =>
                calls.Shown(await calls.rotate.Run(id, request, await current.Require(stop), stop), StatusCodes.Status200OK, http))
            .RequireScope(WebhookRights.WriteScope).WithMetadata(new NeverKept(), new RequestExample("""{"overlapHours":24}""")).WithSummary("Makes a new secret; this answer alone shows it. The old one signs beside it for so many hours, a day where nothing is said.")
            .Produces<WebhookMade>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        group.MapPost("/{id:guid}/test", async (Guid id, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) =>
                await calls.test.Run(id, await current.Require(stop), stop) is var done && done.IsRefused ? calls.reply.Problem(done.Refusal) : Results.Ok(Show(done.Value)))
            .RequireScope(WebhookRights.WriteScope).WithSummary("Sends a trial event at once and says what the receiver answered.").Produces<DeliveryShown>().ProducesProblem(403).ProducesProblem(404);
        group.MapPost("/{id:guid}/deliveries/{delivery:guid}/replay", async (Guid id, Guid delivery, CurrentActor current, WebhookEndpoints calls, CancellationToken stop) =>
                await calls.replay.Run(id, delivery, await current.Require(stop), stop) is var done && done.IsRefused ? calls.reply.Problem(done.Refusal) : Results.Accepted((string?)null, Show(done.Value)))
            .RequireScope(WebhookRights.WriteScope).WithSummary("Sends one event once more, under its own identity.").Produces<DeliveryShown>(202).ProducesProblem(403).ProducesProblem(404);
    }

    private static WebhookShown Show(Webhook one) => new(one.Id, one.Name, one.Address, one.Kinds, one.State, one.StateSince, one.FailingSince, one.OldSecretUntil, one.CreatedAt, one.Version);

    private static DeliveryShown Show(WebhookDelivery one) =>
        new(one.Id, one.HappeningId, one.Kind, one.State, one.At, one.State is DeliveryState.Waiting ? one.DueAt : null, one.Attempts, one.TriedAt, one.Status, one.Fault, one.Milliseconds);

    private IResult Shown(Outcome<Webhook> done, HttpContext http)
    {
        if (done.IsRefused)
            return reply.Problem(done.Refusal);
        http.ShowVersion(done.Value.Version);
        return Results.Ok(Show(done.Value));
    }

    private IResult Shown(Outcome<CreateWebhook.Made> done, int status, HttpContext http)
    {
        if (done.IsRefused)
            return reply.Problem(done.Refusal);
        http.ShowVersion(done.Value.Webhook.Version);
        return Results.Json(new WebhookMade(Show(done.Value.Webhook), done.Value.Secret), statusCode: status);
    }

    private async Task<IResult> List(string? after, int? limit, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        var page = Page<Webhook>.Of(found.Value.Select(view => view.Webhook).OrderBy(webhook => webhook.Id.ToString(), StringComparer.Ordinal), webhook => webhook.Id.ToString(), after, limit);
        return page.IsRefused ? reply.Problem(page.Refusal) : Results.Ok(new Page<WebhookShown>([.. page.Value.Items.Select(Show)], page.Value.Next));
    }

    private async Task<IResult> Get(Guid id, HttpContext http, Actor actor, CancellationToken stop)
    {
        var found = await read.Read(actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        return found.Value.FirstOrDefault(view => view.Webhook.Id == id) is { } one ? Shown(one.Webhook, http) : reply.Problem(new WebhookUnknown());
    }

    private async Task<IResult> Deliveries(Guid id, string? state, Guid? after, int? limit, Actor actor, CancellationToken stop)
    {
        var stands = Enum.TryParse<DeliveryState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : (DeliveryState?)null;
        if (state is not null && stands is null)
            return Results.Problem(statusCode: StatusCodes.Status400BadRequest);
        var found = await deliveries.Read(id, stands, after, Math.Clamp(limit ?? ReadDeliveries.PageSize, 1, MostOnPage), actor, stop);
        return found.IsRefused ? reply.Problem(found.Refusal) : Results.Ok(new Page<DeliveryShown>([.. found.Value.Deliveries.Select(Show)], found.Value.Next?.ToString()));
    }

    private readonly CreateWebhook create = create;
    private readonly ChangeWebhook change = change;
    private readonly RotateSecret rotate = rotate;
    private readonly MoveWebhook move = move;
    private readonly TestWebhook test = test;
    private readonly ReplayDelivery replay = replay;
    private readonly DeleteWebhook delete = delete;
    private readonly Reply reply = reply;
}
