using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Releases;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Scorecards;

/// <summary>
/// The batches of sealed answers behind a unit's or a link's figures of a period. All that anybody is shown of sealed ratings is made of
/// these rows; how many wait, or that one came in, is shown nowhere.
/// </summary>
public sealed class ReadReleased(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Batch">The batch.</param>
    /// <param name="Comments">What was written, in random order; null where the reader may not read it.</param>
    public sealed record Row(ReleasedBatch Batch, IReadOnlyList<string>? Comments);

    public async Task<IReadOnlyList<Row>> Read(Guid unit, Guid? link, Period period, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var batches = (await Of(db, actor.Chain, unit, period.Start, period.End, stop)).Where(batch => link is null || batch.LinkId == link).ToList();
        var readable = batches.Where(batch => actor.Person is { } person && ReleaseAccess.MayReadComments(actor.Chain, batch, person.Id, actor.Today)).Select(batch => batch.Id).ToHashSet();
        var comments = (await db.ReleasedComments.AsNoTracking().Where(comment => readable.Contains(comment.BatchId)).OrderBy(comment => comment.Id).ToListAsync(stop))
            .ToLookup(comment => comment.BatchId, comment => comment.Text);
        return [.. batches.OrderByDescending(batch => batch.Month).ThenBy(batch => batch.Id).Select(batch => new Row(batch, readable.Contains(batch.Id) ? [.. comments[batch.Id]] : null))];
    }

    /// <summary>The batches that enter a unit's figures between two days: those of links that it or a unit inside it provides, and those of such units as a whole.</summary>
    internal static async Task<List<ReleasedBatch>> Of(EntenteDb db, SupplyChain chain, Guid unit, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var units = chain.Directory.Subtree(unit, to).Select(part => part.Id).ToList();
        // A link's batch is one of whoever provides the link.
        return await db.ReleasedBatches.AsNoTracking().Where(batch => units.Contains(batch.UnitId) && batch.Month >= from && batch.Month <= to).ToListAsync(stop);
    }

    /// <summary>How many bads of each batch their raters confirmed as made good, while its figures were open.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, int>> RecoveredOf(EntenteDb db, IReadOnlyCollection<ReleasedBatch> batches, CancellationToken stop)
    {
        if (batches.Count == 0)
            return new Dictionary<Guid, int>();
        var ids = batches.Select(batch => (Guid?)batch.Id).ToList();
        var confirmed = from tie in db.SealedCases
                        join one in db.RecoveryCases on tie.CaseId equals one.Id
                        where ids.Contains(tie.BatchId) && one.State == RecoveryState.Confirmed && !one.ConfirmedLate
                        select tie.BatchId!.Value;
        return (await confirmed.ToListAsync(stop)).CountBy(batch => batch).ToDictionary();
    }
}
