using Entente.Domain.Kernel;

namespace Entente.Domain.Calendar;

/// <summary>A week has at least one working day.</summary>
public sealed record WorkWeekEmpty() : Refusal(RefusalKind.Unprocessable, "calendar.week-empty")
{
    /// <inheritdoc/>
    public override string Field => "days";
}

/// <summary>Work ends after it begins.</summary>
public sealed record WorkingHoursInvalid() : Refusal(RefusalKind.Unprocessable, "calendar.hours-invalid")
{
    /// <inheritdoc/>
    public override string Field => "closes";
}

/// <summary>A line of a list of days cannot be read.</summary>
/// <param name="Line">Which line, from 1.</param>
/// <param name="Text">What stands there.</param>
public sealed record CalendarLineInvalid(int Line, string Text) : Refusal(RefusalKind.Unprocessable, "calendar.line-invalid")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Line, Text];

    /// <inheritdoc/>
    public override string Field => "lines";
}

/// <summary>That date has no exception.</summary>
public sealed record CalendarDayUnknown() : Refusal(RefusalKind.NotFound, "calendar.day-unknown");

/// <summary>More days at once than anybody enters by hand.</summary>
/// <param name="Most">How many are possible.</param>
public sealed record CalendarDaysTooMany(int Most) : Refusal(RefusalKind.Unprocessable, "calendar.days-too-many")
{
    /// <inheritdoc/>
    public override IReadOnlyList<object> Arguments => [Most];

    /// <inheritdoc/>
    public override string Field => "lines";
}
