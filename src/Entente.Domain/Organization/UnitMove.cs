namespace Entente.Domain.Organization;

/// <summary>
/// That a unit was moved: before this day it was part of another unit. Whatever counts for earlier days, a period's figures above all,
/// finds it where it stood then.
/// </summary>
public sealed class UnitMove
{
    private UnitMove()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Which unit.</summary>
    public Guid UnitId { get; private init; }

    /// <summary>The unit that it was part of until the day before.</summary>
    public Guid FormerParentId { get; private init; }

    /// <summary>The first day on which it is elsewhere.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>The unit's version that it made; of two moves of one day the smaller came first.</summary>
    public int UnitVersion { get; private init; }

    internal static UnitMove Note(Guid id, Unit unit, Guid formerParent, DateOnly day) => new() { Id = id, UnitId = unit.Id, FormerParentId = formerParent, Day = day, UnitVersion = unit.Version };
}
