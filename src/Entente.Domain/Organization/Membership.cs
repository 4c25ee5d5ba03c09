namespace Entente.Domain.Organization;

/// <summary>That a person belongs to a unit, from a day on and until another, both included.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>Where.</summary>
    public Guid UnitId { get; private init; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The last day, included; null while it goes on.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>A membership that begins.</summary>
    public static Membership Begin(Guid id, Guid personId, Guid unitId, DateOnly from) =>
        new() { Id = id, PersonId = personId, UnitId = unitId, From = from };

    /// <summary>True on every day from the first to the last.</summary>
    public bool CoversDay(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>Ends it; <paramref name="day"/> is its last day.</summary>
    public void End(DateOnly day) => To = day;

    /// <summary>Its person is gone: it goes no further than a day, whenever it would have ended. False where it would only have begun afterwards, and is to be taken away.</summary>
    public bool EndWithPerson(DateOnly day)
    {
        if (From > day)
            return false;
        if (To is null || To > day)
            To = day;
        return true;
    }
}
