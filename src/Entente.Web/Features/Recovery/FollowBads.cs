using System.Data.Common;
using Entente.Domain.Calendar;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Recovery;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Recovery;

/// <summary>
/// Opens, settles and reopens cases as the writer of ratings says what became of bads, in the writer's own transaction. It compares
/// with what stands, so that a revision, a file sent twice or a batch tried again opens nothing twice. Where another node was faster
/// the batch fails and is tried again.
/// </summary>
public sealed class FollowBads(HotPath values, Snapshots snapshots, TimeProvider clock)
{
    public async Task Run(DbTransaction transaction, IReadOnlyList<BadsOfDay> changes, long stamp, CancellationToken stop)
    {
        var chain = await snapshots.Read(stamp, stop);
        var moving = await Moving(transaction, changes, chain.Directory, stop);
        if (moving.Count == 0)
            return;
        await using var db = await values.JoinAsync(transaction, stop);
        var week = await db.WorkWeeks.AsNoTracking().SingleOrDefaultAsync(stop) ?? WorkWeek.Usual();
        var calendar = new WorkCalendar(chain.Directory.TimeZone, week, await db.ExceptionalDays.AsNoTracking().ToListAsync(stop));
        var limits = await db.RecoveryLimits.AsNoTracking().SingleOrDefaultAsync(stop) ?? Domain.Recovery.RecoveryLimits.Usual();
        foreach (var bads in moving)
        {
            var known = await db.RecoveryCases.SingleOrDefaultAsync(one => one.RaterId == bads.RaterId && one.LinkId == bads.LinkId && one.Day == bads.Day, stop);
            if (known is not null)
                Follow(db, known, bads, calendar, limits, chain);
            else if (bads.Standing > 0)
                Open(db, RecoveryCase.Open(Guid.CreateVersion7(bads.At), bads.LinkId, bads.RaterId, bads.Day, bads.Cause, bads.At, calendar, limits), chain);
        }

        await db.SaveChangesAsync(stop);
    }

    /// <summary>Whoever is to make contact hears of it at once; a history that is read in disturbs nobody.</summary>
    private void Open(EntenteDb db, RecoveryCase made, SupplyChain chain)
    {
        db.Add(made);
        db.Announce(made, chain, made.OpenedAt);
        if (made.ContactDueAt > clock.Now())
            db.LookAgain(RecoveryAccess.HandlerOf(chain, made, chain.Directory.DayOf(clock.Now()))?.Id);
    }

    private static void Follow(EntenteDb db, RecoveryCase known, BadsOfDay bads, WorkCalendar calendar, RecoveryLimits limits, SupplyChain chain)
    {
        var steps = known.History.Count;
        known.Follow(bads, calendar, limits);
        if (known.History.Count > steps)
            db.Announce(known, chain, bads.At);
    }

    /// <summary>Those that open or change a case. Asked without EF, because the writer waits and most answers are no.</summary>
    private async Task<List<BadsOfDay>> Moving(DbTransaction transaction, IReadOnlyList<BadsOfDay> changes, CompanyDirectory directory, CancellationToken stop)
    {
        var known = await Known(transaction, changes, stop);
        return [.. changes.Where(bads => known.TryGetValue((bads.RaterId, bads.LinkId, bads.Day), out var standing)
            ? RecoveryCase.IsMovedBy(standing.State, standing.RaterCause, standing.ConfirmedLate, bads)
            : bads.Standing > 0 && RecoveryCase.IsNews(bads.Day, directory.DayOf(bads.At)))];
    }

    private async Task<Dictionary<(Guid Rater, Guid Link, DateOnly Day), (RecoveryState State, Cause? RaterCause, bool ConfirmedLate)>> Known(DbTransaction transaction, IReadOnlyList<BadsOfDay> changes, CancellationToken stop)
    {
        const string Cases = "SELECT rater_id, link_id, day, state, rater_cause, confirmed_late FROM recovery_cases WHERE ";
        var known = new Dictionary<(Guid, Guid, DateOnly), (RecoveryState, Cause?, bool)>();
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        (string Name, object Value)[][] questions;
        if (values.AnswersAtOnce)
        {
            command.CommandText = Cases + "rater_id = @rater AND link_id = @link AND day = @day";
            questions = [.. changes.Select(bads => new[] { ("@rater", values.Id(bads.RaterId)), ("@link", values.Id(bads.LinkId)), ("@day", values.Day(bads.Day)) })];
        }
        else
        {
            command.CommandText = Cases + "(rater_id, link_id, day) IN (SELECT * FROM unnest(@rater, @link, @day))";
            questions = [[("@rater", changes.Select(bads => bads.RaterId).ToArray()), ("@link", changes.Select(bads => bads.LinkId).ToArray()), ("@day", changes.Select(bads => bads.Day).ToArray())]];
        }

        foreach (var question in questions)
        {
            HotPath.Set(command, question);
            await using var row = await command.ExecuteReaderAsync(stop);
            while (await row.ReadAsync(stop))
                known.Add((values.Id(row, 0), values.Id(row, 1), values.Day(row, 2)), (Enum.Parse<RecoveryState>(row.GetString(3)), row.IsDBNull(4) ? null : Enum.Parse<Cause>(row.GetString(4)), row.GetBoolean(5)));
        }

        return known;
    }
}
