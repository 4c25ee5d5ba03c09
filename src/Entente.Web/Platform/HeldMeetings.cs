using Entente.Domain.Cadences;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform;

/// <summary>
/// The meetings of the twelve months up to a day, read once and asked for any two units: which share of what they agreed on they held. Here,
/// because several features ask and none may know another.
/// </summary>
public sealed class HeldMeetings
{
    private readonly CompanyDirectory directory;
    private readonly IReadOnlyList<Cadence> cadences;
    private readonly ILookup<Guid, MeetingFacts> meetings;
    private readonly DateOnly day;

    private HeldMeetings(CompanyDirectory directory, IReadOnlyList<Cadence> cadences, ILookup<Guid, MeetingFacts> meetings, DateOnly day) =>
        (this.directory, this.cadences, this.meetings, this.day) = (directory, cadences, meetings, day);

    public static async Task<HeldMeetings> Read(EntenteDb db, CompanyDirectory directory, DateOnly day, CancellationToken stop)
    {
        var from = day.AddMonths(-MeetingsHeld.Months);
        var agreed = await db.Cadences.AsNoTracking().Where(cadence => cadence.AgreedAt != null).ToListAsync(stop);
        var recent = await db.Meetings.AsNoTracking().Where(meeting => meeting.Day > from && meeting.Day <= day)
            .Select(meeting => new MeetingFacts(meeting.CadenceId, meeting.Day, meeting.StartsAt, meeting.MinutesDueAt, meeting.State, meeting.SettledAt, meeting.Present)).ToListAsync(stop);
        return new HeldMeetings(directory, agreed, recent.ToLookup(meeting => meeting.CadenceId), day);
    }

    /// <summary>What two units held of what was due.</summary>
    public HeldShare Between(Guid one, Guid other) => MeetingsHeld.Between(directory, cadences, meetings, one, other, day);

    /// <summary>The share from 0 to 1; null where no meeting of the two was due, as where none is agreed.</summary>
    public double? Share(Guid one, Guid other) => Between(one, other).Share;
}
