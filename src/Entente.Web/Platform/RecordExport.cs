using System.Text.Json;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform;

/// <summary>Notes in the audit chain who takes what out of the program, before it leaves.</summary>
public sealed class RecordExport(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <summary>The audit record's word for it.</summary>
    public const string Action = "list.exported";

    private const int LongestSubject = 200;

    /// <param name="path">What was asked for.</param>
    /// <param name="query">Which filters narrowed it.</param>
    /// <param name="rows">How many rows went out.</param>
    public async Task Run(string path, string? query, int rows, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var details = JsonSerializer.Serialize(new { query, rows, key = actor.KeyId }, JsonSerializerOptions.Web);
        db.Record(actor.PersonId, Action, path.Length > LongestSubject ? path[..LongestSubject] : path, details, clock.Now());
        await db.SaveChangesAsync(stop);
    }
}
