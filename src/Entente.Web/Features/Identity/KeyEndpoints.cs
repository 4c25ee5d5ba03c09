using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Identity;

/// <summary>API keys for administrators' programs.</summary>
public sealed class KeyEndpoints(ReadKeys keys, CreateKey create, RevokeKey revoke, Reply reply)
{
    public sealed record KeyShown(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt);

    public sealed record KeyMade(Guid Id, string Name, IReadOnlyList<string> Scopes, string Key);

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/keys").WithTags("Administration").RequireAuthorization(Policies.Administrator);
        group.MapGet("", async (string? after, int? limit, KeyEndpoints calls, CancellationToken stop) => await calls.List(after, limit, stop))
            .WithSummary("Every key that was made, never the keys themselves.").Produces<Page<KeyShown>>();
        group.MapPost("", async (CreateKey.Request request, CurrentActor current, KeyEndpoints calls, CancellationToken stop) => await calls.Post(request, await current.Require(stop), stop))
            .WithMetadata(new NeverKept(), new RequestExample("""{"name":"ERP","scopes":["ratings:write"]}""")).WithSummary("Makes a key; this answer alone shows it.").Produces<KeyMade>(201).ProducesProblem(422);
        group.MapDelete("/{id:guid}", async (Guid id, CurrentActor current, KeyEndpoints calls, CancellationToken stop) => await calls.Delete(id, await current.Require(stop), stop))
            .WithSummary("Revokes a key, at once.").Produces(204).ProducesProblem(404);
    }

    private async Task<IResult> List(string? after, int? limit, CancellationToken stop)
    {
        var page = Page<ApiKey>.Of((await keys.Read(stop)).OrderBy(key => key.Id.ToString(), StringComparer.Ordinal), key => key.Id.ToString(), after, limit);
        return page.IsRefused
            ? reply.Problem(page.Refusal)
            : Results.Ok(new Page<KeyShown>([.. page.Value.Items.Select(key => new KeyShown(key.Id, key.Name, key.Scopes.Split(' '), key.CreatedAt, key.RevokedAt))], page.Value.Next));
    }

    private async Task<IResult> Post(CreateKey.Request request, Actor actor, CancellationToken stop)
    {
        var made = await create.Run(request, actor, stop);
        return made.IsRefused
            ? reply.Problem(made.Refusal)
            : Results.Created((string?)null, new KeyMade(made.Value.Key.Id, made.Value.Key.Name, made.Value.Key.Scopes.Split(' '), made.Value.Secret));
    }

    private async Task<IResult> Delete(Guid id, Actor actor, CancellationToken stop)
    {
        var revoked = await revoke.Run(id, actor, stop);
        return revoked.IsRefused ? reply.Problem(revoked.Refusal) : Results.NoContent();
    }
}
