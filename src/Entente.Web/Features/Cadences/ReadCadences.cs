using Entente.Domain.Cadences;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>The cadences that the actor may read, with their meetings, actions and shares.</summary>
public sealed class ReadCadences(IDbContextFactory<EntenteDb> databases)
{
    public sealed record MeetingRow(Cadence Cadence, Meeting Meeting, int OpenActions);

    public sealed record ActionRow(Cadence Cadence, Meeting Meeting, MeetingAction Action);

    /// <summary>What two units held of what they agreed on.</summary>
    public sealed record PairRow(Unit One, Unit Other, HeldShare Held);

    /// <summary>What is agreed or proposed, with the meeting that comes next.</summary>
    public sealed record RunningRow(Cadence Cadence, Meeting? Next);

    /// <summary>All of it; meetings in order of time, actions only of meetings whose minutes stand.</summary>
    public sealed record View(IReadOnlyList<Cadence> Cadences, IReadOnlyList<MeetingRow> Meetings, IReadOnlyList<ActionRow> Actions);

    public async Task<IReadOnlyList<Cadence>> Read(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Readable(db, actor, stop);
    }

    internal async Task<View> ReadAll(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var cadences = (await Readable(db, actor, stop)).ToDictionary(cadence => cadence.Id);
        var ids = cadences.Keys.ToList();
        var meetings = await db.Meetings.AsNoTracking().Where(meeting => ids.Contains(meeting.CadenceId)).OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id).ToListAsync(stop);
        var actions = (await db.MeetingActions.AsNoTracking().ToListAsync(stop)).ToLookup(action => action.MeetingId);
        return new View(
            [.. cadences.Values.OrderByDescending(cadence => cadence.Id)],
            [.. meetings.Select(meeting => new MeetingRow(cadences[meeting.CadenceId], meeting, meeting.State is MeetingState.Held ? actions[meeting.Id].Count(action => action.DoneAt is null) : 0))],
            [.. meetings.Where(meeting => meeting.State is MeetingState.Held).SelectMany(meeting => actions[meeting.Id].OrderBy(action => action.Day).ThenBy(action => action.Id).Select(action => new ActionRow(cadences[meeting.CadenceId], meeting, action)))]);
    }

    /// <summary>The latest cadences of a unit, or of two units, that are agreed or proposed; their next meetings alone are read.</summary>
    internal async Task<IReadOnlyList<RunningRow>> ReadRunning(Actor actor, Guid unit, Guid? other, int most, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var cadences = (await Readable(db, actor, stop))
            .Where(cadence => cadence.State is CadenceState.Agreed or CadenceState.Proposed && cadence.Joins(unit) && (other is not { } with || cadence.Joins(with))).Take(most).ToList();
        var ids = cadences.ConvertAll(cadence => cadence.Id);
        var coming = await db.Meetings.AsNoTracking().Where(meeting => ids.Contains(meeting.CadenceId) && meeting.State == MeetingState.Planned && meeting.StartsAt > now)
            .OrderBy(meeting => meeting.StartsAt).ThenBy(meeting => meeting.Id).ToListAsync(stop);
        return cadences.ConvertAll(cadence => new RunningRow(cadence, coming.Find(meeting => meeting.CadenceId == cadence.Id)));
    }

    /// <summary>What two units held; null where no cadence that the actor may read joins them.</summary>
    internal async Task<HeldShare?> ReadShare(Actor actor, Guid one, Guid other, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var meet = (await Readable(db, actor, stop)).Any(cadence => cadence.AgreedAt is not null && cadence.Joins(one) && cadence.Joins(other));
        return meet ? (await HeldMeetings.Read(db, actor.Directory, actor.Today, stop)).Between(one, other) : null;
    }

    /// <summary>Every two units that meet in a cadence which the actor may read.</summary>
    internal async Task<IReadOnlyList<PairRow>> ReadPairs(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var held = await HeldMeetings.Read(db, actor.Directory, actor.Today, stop);
        var pairs = (await Readable(db, actor, stop)).Where(cadence => cadence.AgreedAt is not null)
            .SelectMany(cadence => cadence.Units.SelectMany(one => cadence.Units.Select(other => (One: actor.Directory.Unit(one.UnitId)!, Other: actor.Directory.Unit(other.UnitId)!))))
            .Where(pair => string.CompareOrdinal(pair.One.Code, pair.Other.Code) < 0).Distinct();
        return [.. pairs.Select(pair => new PairRow(pair.One, pair.Other, held.Between(pair.One.Id, pair.Other.Id))).OrderBy(row => row.Held.Share ?? 2).ThenBy(row => row.One.Code, StringComparer.Ordinal).ThenBy(row => row.Other.Code, StringComparer.Ordinal)];
    }

    private static async Task<List<Cadence>> Readable(EntenteDb db, Actor actor, CancellationToken stop) =>
        [.. (await db.Cadences.AsNoTracking().OrderByDescending(cadence => cadence.Id).ToListAsync(stop)).Where(cadence => CadenceRights.MayRead(actor, cadence))];
}
