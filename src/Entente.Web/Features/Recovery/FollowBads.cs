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
    public async Task Run(DbTransaction transaction, IReadOnlyList<BadsOfDay> changes, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
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
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT state, rater_cause, confirmed_late FROM recovery_cases WHERE rater_id = @rater AND link_id = @link AND day = @day";
        foreach (var name in new[] { "@rater", "@link", "@day" })
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        var moving = new List<BadsOfDay>();
        foreach (var bads in changes)
        {
            (command.Parameters[0].Value, command.Parameters[1].Value, command.Parameters[2].Value) = (values.Id(bads.RaterId), values.Id(bads.LinkId), values.Day(bads.Day));
            await using var row = await command.ExecuteReaderAsync(stop);
            if (await row.ReadAsync(stop)
                ? RecoveryCase.IsMovedBy(Enum.Parse<RecoveryState>(row.GetString(0)), row.IsDBNull(1) ? null : Enum.Parse<Cause>(row.GetString(1)), row.GetBoolean(2), bads)
                : bads.Standing > 0 && RecoveryCase.IsNews(bads.Day, directory.DayOf(bads.At)))
                moving.Add(bads);
        }

        return moving;
    }
}
