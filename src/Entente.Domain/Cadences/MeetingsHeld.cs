using Entente.Domain.Organization;

namespace Entente.Domain.Cadences;

/// <summary>
/// Whether units meet as they agreed (domain.md, Readiness). A meeting is due once its minutes stand or are overdue; called off counts as due
/// and not held, because else cancelling would keep every cadence; what went with an ended cadence, and what falls on days off, is not due
/// (decision 130).
/// </summary>
public static class MeetingsHeld
{
    /// <summary>How many months back are looked at.</summary>
    public const int Months = 12;

    /// <summary>What two units held of the meetings due in the twelve months up to a day, as it was known on that day.</summary>
    /// <param name="directory">The organisation, for the company's days.</param>
    /// <param name="cadences">Cadences, of these units or of others too.</param>
    /// <param name="meetings">Their meetings, in any order.</param>
    /// <param name="one">A unit.</param>
    /// <param name="other">Another unit.</param>
    /// <param name="day">The day up to which is looked.</param>
    public static HeldShare Between(CompanyDirectory directory, IEnumerable<Cadence> cadences, ILookup<Guid, MeetingFacts> meetings, Guid one, Guid other, DateOnly day)
    {
        var (due, held) = (0, 0);
        foreach (var cadence in cadences.Where(cadence => cadence.AgreedAt is not null && cadence.Joins(one) && cadence.Joins(other)))
        {
            foreach (var meeting in meetings[cadence.Id].Where(meeting => IsDue(directory, cadence, meeting, day)))
            {
                due++;
                held += IsHeld(directory, meeting, one, other, day) ? 1 : 0;
            }
        }

        return new HeldShare(due, held);
    }

    /// <summary>True where a meeting counts as due on a day.</summary>
    public static bool IsDue(CompanyDirectory directory, Cadence cadence, MeetingFacts meeting, DateOnly day) =>
        meeting.Day <= day && meeting.Day > day.AddMonths(-Months)
        && (cadence.EndedAt is null || meeting.StartsAt <= cadence.EndedAt)
        && (meeting.State is MeetingState.Cancelled || (meeting.State is MeetingState.Held && SettledBy(directory, meeting, day)) || directory.DayOf(meeting.MinutesDueAt) < day);

    /// <summary>True where people of both units were there, and the minutes stood on the day.</summary>
    public static bool IsHeld(CompanyDirectory directory, MeetingFacts meeting, Guid one, Guid other, DateOnly day) =>
        meeting.State is MeetingState.Held && SettledBy(directory, meeting, day)
        && meeting.Present.Any(attendee => attendee.UnitId == one) && meeting.Present.Any(attendee => attendee.UnitId == other);

    private static bool SettledBy(CompanyDirectory directory, MeetingFacts meeting, DateOnly day) => meeting.SettledAt is { } at && directory.DayOf(at) <= day;
}
