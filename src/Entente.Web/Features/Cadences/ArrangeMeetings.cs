using Entente.Domain.Cadences;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>
/// Every night: meetings to come follow days off that were entered since they were planned, and what nobody wrote minutes of for a month
/// counts as missed.
/// </summary>
public sealed class ArrangeMeetings(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, CompanyCalendar calendars, TellCalendars told, TimeProvider clock)
{
    public async Task Run(CancellationToken stop)
    {
        var directory = (await snapshots.Read(stop)).Directory;
        var calendar = await calendars.Read(stop);
        var now = clock.Now();
        await using var db = await databases.CreateDbContextAsync(stop);
        var agreed = db.Cadences.Where(cadence => cadence.State == CadenceState.Agreed);
        var planned = (await db.Meetings.Where(meeting => agreed.Any(cadence => cadence.Id == meeting.CadenceId)).ToListAsync(stop)).ToLookup(meeting => meeting.CadenceId);
        foreach (var cadence in await agreed.ToListAsync(stop))
        {
            var meetings = planned[cadence.Id].ToList();
            foreach (var meeting in meetings)
                _ = meeting.Lapse(now);
            if (!Follow(db, cadence, meetings, directory.TimeZone, calendar, now))
                continue;
            cadence.Tell();
            told.Series(db, cadence, meetings, "Told.Followed", directory, now);
            db.Record(null, "cadence.followed-calendar", $"cadence/{cadence.Id}", null, now);
        }

        // Where somebody changed one of them in this moment, the next night does it.
        _ = await db.SaveOrRefuse(stop);
    }

    private static bool Follow(EntenteDb db, Cadence cadence, List<Meeting> meetings, TimeZoneInfo zone, Domain.Calendar.WorkCalendar calendar, DateTimeOffset now)
    {
        var known = meetings.ToDictionary(meeting => meeting.Slot);
        var changed = false;
        foreach (var slot in cadence.Rhythm.Slots(cadence.Start, cadence.Until, calendar))
        {
            var meeting = known.GetValueOrDefault(slot.Slot);
            if (meeting?.StartsAt <= now)
                continue;
            if (slot.Day is { } day)
            {
                var planned = meeting is null ? Meeting.Plan(Guid.CreateVersion7(now), cadence, slot.Slot, day, zone, calendar) : null;
                if (planned?.StartsAt > now)
                {
                    db.Add(planned);
                    meetings.Add(planned);
                    changed = true;
                }

                changed |= meeting?.Follow(day, cadence, zone, calendar) == true;
            }
            else if (meeting is { State: MeetingState.Planned, MovedReason: null })
            {
                // What falls on days off is not due, so it is no longer there; what was prepared for it is not thrown away unseen.
                if (meeting.Agenda.Count > 0 || meeting.Minutes is not null)
                    continue;
                db.Remove(meeting);
                meetings.Remove(meeting);
                changed = true;
            }
        }

        return changed;
    }
}
