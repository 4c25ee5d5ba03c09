namespace Entente.Domain.Goals;

/// <summary>The clock of disputes.</summary>
public static class GoalDays
{
    /// <summary>How many working days the two have before their superior decides.</summary>
    public const int ToSettle = 10;

    /// <summary>The first day on which a dispute of a day goes to the superior of both: the first after ten working days.</summary>
    public static DateOnly EscalatesOn(DateOnly disputedOn, Func<DateOnly, bool> isWorkingDay)
    {
        var day = disputedOn;
        // A calendar without a working day in a year would otherwise never end.
        for (var passed = 0; passed < ToSettle && day < disputedOn.AddDays(366);)
        {
            day = day.AddDays(1);
            if (isWorkingDay(day))
                passed++;
        }

        return day.AddDays(1);
    }
}
