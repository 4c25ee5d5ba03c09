using Entente.Domain.Kernel;

namespace Entente.Domain.Calendar;

/// <summary>On which days of a common week the company works, and from when to when; there is at most one row.</summary>
public sealed class WorkWeek
{
    private const WorkDays EveryDay = (WorkDays)127;

    private WorkWeek()
    {
    }

    /// <summary>Always 1.</summary>
    public int Id { get; private init; } = 1;

    /// <summary>The days on which it works.</summary>
    public WorkDays Days { get; private set; } = WorkDays.Monday | WorkDays.Tuesday | WorkDays.Wednesday | WorkDays.Thursday | WorkDays.Friday;

    /// <summary>When work begins.</summary>
    public TimeOnly Opens { get; private set; } = new(9, 0);

    /// <summary>When work ends.</summary>
    public TimeOnly Closes { get; private set; } = new(18, 0);

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Monday to Friday, nine to six: what holds until the company says otherwise.</summary>
    public static WorkWeek Usual() => new();

    /// <summary>Sets days and hours; refused when no day is left, or work would end before it begins.</summary>
    public Refusal? Set(WorkDays days, TimeOnly opens, TimeOnly closes)
    {
        if (days is WorkDays.None || (days & ~EveryDay) is not WorkDays.None)
            return new WorkWeekEmpty();
        if (closes <= opens)
            return new WorkingHoursInvalid();
        (Days, Opens, Closes) = (days, opens, closes);
        Version++;
        return null;
    }

    /// <summary>True when the company commonly works on this day of the week.</summary>
    public bool Includes(DayOfWeek day) => ((int)Days & (1 << (int)day)) != 0;
}
