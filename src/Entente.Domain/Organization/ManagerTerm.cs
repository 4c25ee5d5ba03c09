namespace Entente.Domain.Organization;

/// <summary>That a person answers for a unit (负责人), from a day on and until another, both included. A unit has one manager at a time.</summary>
public sealed class ManagerTerm
{
    private ManagerTerm()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Which unit.</summary>
    public Guid UnitId { get; private init; }

    /// <summary>Who answers for it.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The last day, included; null while it goes on.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>A term that begins.</summary>
    public static ManagerTerm Begin(Guid id, Guid unitId, Guid personId, DateOnly from) =>
        new() { Id = id, UnitId = unitId, PersonId = personId, From = from };

    /// <summary>True on every day from the first to the last.</summary>
    public bool CoversDay(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>Goes on, because the successor does not come.</summary>
    public void GoOn() => To = null;

    /// <summary>Ends it the day before a successor begins; refused when that is before it began.</summary>
    public Kernel.Refusal? End(DateOnly lastDay)
    {
        if (lastDay < From)
            return new ManagerTermBackwards(From);
        To = lastDay;
        return null;
    }
}
