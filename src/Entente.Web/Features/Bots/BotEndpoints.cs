using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;
using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Bots;

/// <summary>The company's chat, for administrators and for keys with the scope <c>admin</c>.</summary>
public sealed class BotEndpoints(ReadBots read, Reply reply)
{
    private static readonly TakesName Platform = new("platform", typeof(ChatPlatform));

    public sealed record FieldShown(string Name, bool IsSecret, bool IsOptional);

    public sealed record PlatformShown(ChatPlatform Platform, IReadOnlyList<FieldShown> Fields, bool IsConnected, IReadOnlyDictionary<string, string> Values, int People, int Groups, int Version);

    public sealed record GroupShown(string Unit, ChatPlatform Platform, string? Host, bool IsSigned, string Language);

    public sealed record BotsShown(bool HasAddress, IReadOnlyList<PlatformShown> Platforms, IReadOnlyList<GroupShown> Groups);

    /// <param name="Outcome"><c>taken</c>, <c>later</c>, <c>refused</c> or <c>unreachable</c>.</param>
    /// <param name="Fault">What the platform said; null where it took it.</param>
    public sealed record TrialShown(string Outcome, string? Fault);

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/bots").WithTags("Bots").RequireAuthorization(Policies.Administrator);
        group.MapGet("", async (CurrentActor current, BotEndpoints calls, CancellationToken stop) => await calls.List(await current.Require(stop), stop))
            .WithSummary("What the company has set up at which chat platform; never a secret.").Produces<BotsShown>().ProducesProblem(403);
        group.MapPut("/{platform}", async (PlatformName platform, SaveConnection.Request request, CurrentActor current, SaveConnection save, BotEndpoints calls, CancellationToken stop) =>
                calls.Nothing((await save.Run(platform.Value, request, await current.Require(stop), stop)).Refusal))
            .WithMetadata(Platform, new NeverKept(), new RepeatableByItself(), new RequestExample("""{"values":{"corpId":"ww0123456789abcdef","agentId":"1000002","secret":"…"}}"""))
            .WithSummary("Sets the company's app at a platform. A secret that is left out stays.").Produces(204).ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        group.MapDelete("/{platform}", async (PlatformName platform, CurrentActor current, DeleteConnection delete, BotEndpoints calls, CancellationToken stop) => calls.Nothing((await delete.Run(platform.Value, await current.Require(stop), stop)).Refusal))
            .WithMetadata(Platform).WithSummary("Takes the company's app at a platform away.").Produces(204).ProducesProblem(403).ProducesProblem(409);
        group.MapPost("/{platform}/test", async (PlatformName platform, CurrentActor current, TestBot test, BotEndpoints calls, CancellationToken stop) => calls.Shown(await test.Run(platform.Value, null, await current.Require(stop), stop)))
            .WithMetadata(Platform).WithSummary("Sends the asker a trial at once, and says what the platform answered.").Produces<TrialShown>().ProducesProblem(403).ProducesProblem(409);
        group.MapPut("/{platform}/people", async (PlatformName platform, SaveAccounts.Request request, CurrentActor current, SaveAccounts accounts, BotEndpoints calls, CancellationToken stop) =>
                await accounts.Run(platform.Value, request, await current.Require(stop), stop) is var done && done.IsRefused ? calls.Nothing(done.Refusal) : Results.Ok(done.Value))
            .WithMetadata(Platform, new RepeatableByItself(), new RequestExample("""{"lines":"li.na@hengtong.example,lina"}""")).WithSummary("Says who people are there, one line each: all of it or nothing.").Produces<SaveAccounts.Done>().ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        group.MapPost("/{platform}/people/find", async (PlatformName platform, string? after, CurrentActor current, FindAccounts find, BotEndpoints calls, CancellationToken stop) =>
                await find.Run(platform.Value, after, await current.Require(stop), stop) is var done && done.IsRefused ? calls.Nothing(done.Refusal) : Results.Ok(done.Value))
            .WithMetadata(Platform).WithSummary("Asks the platform who people are there, by mail address, 100 at a time.").Produces<FindAccounts.Done>().ProducesProblem(403).ProducesProblem(409);
        MapGroups(group);
    }

    private static void MapGroups(RouteGroupBuilder group)
    {
        group.MapPut("/groups/{unit}", async (string unit, SaveGroup.Request request, CurrentActor current, SaveGroup saveGroup, BotEndpoints calls, CancellationToken stop) =>
                calls.Nothing((await saveGroup.Run(unit, request, await current.Require(stop), stop)).Refusal))
            .WithMetadata(new NeverKept(), new RepeatableByItself(), new RequestExample("""{"platform":"DingTalk","address":"https://oapi.dingtalk.com/robot/send?access_token=…","secret":"SEC…","language":"zh-CN"}"""))
            .WithSummary("Sets the chat group of a unit.").Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        group.MapDelete("/groups/{unit}", async (string unit, CurrentActor current, DeleteGroup deleteGroup, BotEndpoints calls, CancellationToken stop) => calls.Nothing((await deleteGroup.Run(unit, await current.Require(stop), stop)).Refusal))
            .WithSummary("Takes the chat group of a unit away.").Produces(204).ProducesProblem(403).ProducesProblem(404);
        group.MapPost("/groups/{unit}/test", async (string unit, CurrentActor current, TestBot test, BotEndpoints calls, CancellationToken stop) => calls.Shown(await test.Run(null, unit, await current.Require(stop), stop)))
            .WithSummary("Sends the group a trial at once, and says what the platform answered.").Produces<TrialShown>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }

    private async Task<IResult> List(Actor actor, CancellationToken stop)
    {
        var view = await read.Read(actor, stop);
        if (view.IsRefused)
            return reply.Problem(view.Refusal);
        return Results.Ok(new BotsShown(
            view.Value.HasAddress,
            [.. view.Value.Platforms.Select(one => new PlatformShown(
                one.Rules.Platform, [.. one.Rules.Fields.Select(field => new FieldShown(field.Name, field.IsSecret, field.IsOptional))], one.Connection is not null,
                one.Connection?.Values ?? new Dictionary<string, string>(StringComparer.Ordinal), one.People, one.Groups, one.Connection?.Version ?? 0))],
            [.. view.Value.Groups.Select(one => new GroupShown(actor.Directory.Unit(one.UnitId)!.Code, one.Platform, one.Host, one.IsSigned, one.Language))]));
    }

    private IResult Nothing(Refusal? refusal) => refusal is null ? Results.NoContent() : reply.Problem(refusal);

    private static string NameOf(Delivery delivery) => delivery switch { Delivery.Taken => "taken", Delivery.Later => "later", Delivery.Refused => "refused", _ => "unreachable" };

    private IResult Shown(Outcome<Delivery> done) => done.IsRefused ? reply.Problem(done.Refusal) : Results.Ok(new TrialShown(NameOf(done.Value), BotFaults.Of(done.Value)));
}
