using System.Globalization;
using System.Text;
using Entente.Web.Platform;
using Entente.Web.Platform.Api;

namespace Entente.Web.Features.Audit;

/// <summary>The audit record for programs that follow it, and the signed heads as a file.</summary>
public sealed class AuditEndpoints(ReadAudit audit, ReadHeads heads, RecordExport record, Reply reply)
{
    private const int Usual = 100, Most = 500;

    /// <summary>An entry as it is answered. <c>actor</c> is null for what the program did, and for what sealed raters did.</summary>
    public sealed record EntryShown(long Number, DateTimeOffset At, Guid? Actor, string Action, string Subject, string? Details, string PreviousHash, string Hash);

    /// <summary>A signed head: the signature is ECDSA over P-256 with SHA-256 of four lines of text, see the guide.</summary>
    public sealed record HeadShown(DateOnly Day, long Number, string Hash, DateTimeOffset At, string Signature, string PublicKey);

    public static void Map(IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        var group = api.MapGroup("/audit").WithTags("Audit");
        group.MapGet("", async (string? area, string? after, int? limit, CurrentActor current, AuditEndpoints calls, CancellationToken stop) => await calls.All(area, after, limit, await current.Require(stop), stop))
            .RequireScope(AuditRights.Scope).WithName("listAuditEntries").WithSummary("The audit record, oldest first; after takes the number of the last entry that is known.").Produces<Page<EntryShown>>().ProducesProblem(403).ProducesProblem(422);
        group.MapGet("/heads", async (CurrentActor current, AuditEndpoints calls, CancellationToken stop) => await calls.Heads(await current.Require(stop), stop))
            .RequireScope(AuditRights.Scope).WithSummary("The signed heads of the chain, one a day.").Produces<IReadOnlyList<HeadShown>>().ProducesProblem(403);
        endpoints.MapGet("/audit/heads.jsonl", async (HttpContext http, CurrentActor current, AuditEndpoints calls, CancellationToken stop) => await calls.File(http, await current.Require(stop), stop))
            .RequireAuthorization(Policies.Audit).ExcludeFromDescription();
    }

    private async Task<IResult> All(string? area, string? after, int? limit, Actor actor, CancellationToken stop)
    {
        if (!long.TryParse(after ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return reply.Problem(new CursorInvalid());
        var size = Math.Clamp(limit ?? Usual, 1, Most);
        var found = await audit.Read(new ReadAudit.Asked { Area = area, After = number, OldestFirst = true }, 0, size, actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        var items = found.Value.Rows.Select(Show).ToList();
        return Results.Ok(new Page<EntryShown>(items, found.Value.Total > size ? items[^1].Number.ToString(CultureInfo.InvariantCulture) : null));
    }

    private async Task<IResult> Heads(Actor actor, CancellationToken stop)
    {
        var found = await heads.Read(actor, stop);
        return found.IsRefused
            ? reply.Problem(found.Refusal)
            : Results.Ok(found.Value.Select(head => new HeadShown(head.Day, head.Number, Convert.ToHexStringLower(head.Hash), head.At, Convert.ToBase64String(head.Signature), Convert.ToBase64String(head.PublicKey))));
    }

    private async Task<IResult> File(HttpContext http, Actor actor, CancellationToken stop)
    {
        var found = await heads.Read(actor, stop);
        if (found.IsRefused)
            return reply.Problem(found.Refusal);
        await record.Run(http.Request.Path, null, found.Value.Count, actor, stop);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(HeadsFile.Write(found.Value)), "application/x-ndjson", string.Create(CultureInfo.InvariantCulture, $"audit-heads-{actor.Today:yyyy-MM-dd}.jsonl"));
    }

    private static EntryShown Show(AuditEntry entry) =>
        new(entry.Number, entry.At, entry.Actor, entry.Action, entry.Subject, entry.Details, Convert.ToHexStringLower(entry.PreviousHash), Convert.ToHexStringLower(entry.Hash));
}
