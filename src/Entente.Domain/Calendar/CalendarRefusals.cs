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
