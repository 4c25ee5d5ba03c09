using System.Collections.Concurrent;
using Entente.Domain.Needs;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Workshops;

/// <summary>What was read of a revision of a workshop is kept, so that sixty who look at one board read it once.</summary>
public sealed class KnownBoards : IDisposable
{
    /// <summary>How many are kept: more are hardly looked at in one minute.</summary>
    private const int Kept = 8;

    private readonly ConcurrentDictionary<Guid, Reading> read = new();
    private readonly SemaphoreSlim one = new(1);

    /// <param name="Board">Everything in the workshop; what somebody may see of it is decided for each who looks.</param>
    /// <param name="Needs">The needs that its notes cite.</param>
    internal sealed record Reading(WorkshopBoard Board, IReadOnlyList<Need> Needs);

    public void Dispose() => one.Dispose();

    /// <summary>The board of a workshop as it was when the workshop was read, or later.</summary>
    internal async Task<Reading> Of(EntenteDb db, Workshop workshop, CancellationToken stop)
    {
        if (Known(workshop) is { } known)
            return known;
        await one.WaitAsync(stop);
        try
        {
            if (Known(workshop) is { } since)
                return since;
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            var board = await WorkshopDesk.Load(db, workshop, stop);
            var cited = board.Notes.SelectMany(note => note.Cites).Where(cite => cite.Kind is CitationKind.Need).Select(cite => cite.Id).Distinct().ToList();
            var needs = cited.Count == 0 ? [] : await db.Needs.Where(need => cited.Contains(need.Id)).ToListAsync(stop);
            if (read.Count >= Kept)
                read.Clear();
            return read[workshop.Id] = new Reading(board, needs);
        }
        finally
        {
            one.Release();
        }
    }

    private Reading? Known(Workshop workshop) => read.TryGetValue(workshop.Id, out var known) && known.Board.Workshop.Revision >= workshop.Revision ? known : null;
}
