using Entente.Domain.Kernel;

namespace Entente.Domain.Calendar;

/// <summary>A date on which the company departs from its common week: a public holiday, or an adjusted working day (调休上班).</summary>
public sealed class ExceptionalDay
{
    private ExceptionalDay()
    {
    }

    /// <summary>The date; one exception a date.</summary>
    public DateOnly Date { get; private init; }

    /// <summary>True for a day that is worked although the week says no; false for a day off.</summary>
    public bool IsWorking { get; private init; }

    /// <summary>What the day is called.</summary>
    public string Name { get; private init; } = "";

    /// <summary>A new exception; refused without a name.</summary>
    public static Outcome<ExceptionalDay> On(DateOnly date, bool isWorking, string name)
    {
        if (NameInvalid.Check(name, "name") is { } refusal)
            return refusal;
        return new ExceptionalDay { Date = date, IsWorking = isWorking, Name = name.Trim() };
    }
}
