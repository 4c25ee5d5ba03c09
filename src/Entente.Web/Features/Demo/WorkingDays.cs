using System.Globalization;

namespace Entente.Web.Features.Demo;

/// <summary>Chinese public holidays by their rule, without the working weekends that make up for them.</summary>
public static class WorkingDays
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    public static bool Includes(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    public static bool IsHoliday(DateOnly day) =>
        (day.Month, day.Day) is (1, 1) or (4, 4 or 5) or (5, >= 1 and <= 5) or (10, >= 1 and <= 7)
        || Festival(day.Year, 1, 1) is var spring && day >= spring.AddDays(-1) && day <= spring.AddDays(6)
        || day == Festival(day.Year, 5, 5) || day == Festival(day.Year, 8, 15);

    /// <summary>The first working day after <paramref name="count"/> - 1 others that follow a day.</summary>
    public static DateOnly After(DateOnly day, int count = 1)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            if (Includes(day))
                count--;
        }

        return day;
    }

    private static DateOnly Festival(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }
}
