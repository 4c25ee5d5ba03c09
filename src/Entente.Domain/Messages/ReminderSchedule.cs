using Entente.Domain.Calendar;

namespace Entente.Domain.Messages;

/// <summary>
/// When somebody is told of what waits for them: when it begins to wait, once a working day before its time is over, and once when
/// it is over. Never the same twice, and never two on one day.
/// </summary>
public static class ReminderSchedule
{
    /// <summary>What is to be said now; null when enough was said.</summary>
    /// <param name="said">When each stage was said before.</param>
    /// <param name="before">By when it is to be done; null where nothing presses.</param>
    /// <param name="now">The instant.</param>
    /// <param name="calendar">The company's working days.</param>
    public static ReminderStage? Next(IReadOnlyDictionary<ReminderStage, DateTimeOffset> said, DateTimeOffset? before, DateTimeOffset now, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(calendar);
        if (said.ContainsKey(ReminderStage.Late))
            return null;
        if (said.Count == 0)
            return before < now ? ReminderStage.Late : ReminderStage.Waits;
        if (before is not { } end || calendar.WorkingDaysBetween(said.Values.Max(), now) < 1)
            return null;
        if (end < now)
            return ReminderStage.Late;
        return !said.ContainsKey(ReminderStage.Soon) && calendar.WorkingDaysBetween(now, end) <= 1 ? ReminderStage.Soon : null;
    }
}
