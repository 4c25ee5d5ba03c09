using Entente.Domain.Kernel;
using Entente.Domain.Needs;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Needs;

/// <summary>Merges a duplicate into another need, which keeps every raiser of both.</summary>
public sealed class MergeNeeds(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed record Request
    {
        /// <summary>The need that says the same.</summary>
        public Guid Duplicate { get; set; }
    }

    public async Task<Outcome<Need>> Run(Guid id, Request request, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var both = await db.Needs.Where(need => need.Id == id || need.Id == request.Duplicate).ToListAsync(stop);
        if (both.Find(need => need.Id == id) is not { } need || !NeedRights.MayRead(actor, need))
            return new NeedUnknown();
        if (both.Find(one => one.Id == request.Duplicate) is not { } duplicate || !NeedRights.MayRead(actor, duplicate))
            return new NeedUnknown();
        if (actor.Person is not { } person || !NeedAccess.MayMerge(actor.Directory, need, duplicate, person.Id, actor.Today))
            return new NotAllowed();
        var now = clock.Now();
        if (need.Merge(duplicate, person.Id, now) is { } refusal)
            return refusal;
        db.Announce(duplicate, actor.Directory, now);
        db.Record(person.Id, "need.merged", $"need/{need.Id}", duplicate.Id.ToString(), now);
        return await db.SaveOrRefuse(stop) is { } stale ? stale : need;
    }
}
