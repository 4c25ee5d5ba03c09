using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>
/// A department or a team (部门 / 小组). Units nest under exactly one root, the company. Every unit may be provider and customer.
/// A dissolved unit keeps its history and can no longer give or receive.
/// </summary>
public sealed class Unit
{
    private Unit()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>How it is addressed, see <see cref="Kernel.Code"/>; unique in the company.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Its name in the company's language.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its name in English; null where there is none.</summary>
    public string? EnglishName { get; private set; }

    /// <summary>The unit it is part of; null for the root alone.</summary>
    public Guid? ParentId { get; private set; }

    /// <summary>The first day on which it no longer exists; null while it does.</summary>
    public DateOnly? DissolvedOn { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new unit below <paramref name="parent"/>, or the root where there is no parent.</summary>
    public static Outcome<Unit> Create(Guid id, string code, string name, string? englishName, Unit? parent)
    {
        if (!Kernel.Code.IsValid(code))
            return new CodeInvalid(code);
        if ((NameInvalid.Check(name, "name") ?? NameInvalid.CheckOptional(englishName, "englishName")) is { } refusal)
            return refusal;
        return new Unit { Id = id, Code = code, Name = name.Trim(), EnglishName = FreeText.Clean(englishName), ParentId = parent?.Id, Version = 1 };
    }

    /// <summary>Gives it other names.</summary>
    public Refusal? Rename(string name, string? englishName)
    {
        if ((NameInvalid.Check(name, "name") ?? NameInvalid.CheckOptional(englishName, "englishName")) is { } refusal)
            return refusal;
        (Name, EnglishName) = (name.Trim(), FreeText.Clean(englishName));
        Version++;
        return null;
    }

    /// <summary>
    /// Moves it below another unit from a day on; what counts for the days before finds it where it was. Refused for the root, below itself, below a
    /// dissolved unit, and for a day that is still to come, more than a year ago, not after every closed period, or before it was last moved.
    /// </summary>
    public Outcome<UnitMove> MoveTo(Guid id, Unit parent, DateOnly day, DateOnly today, CompanyDirectory directory)
    {
        if (ParentId is not { } former)
            return new RootStays();
        if (parent.DissolvedOn is not null)
            return new UnitIsDissolved(parent.Name);
        if (EarliestMove(today, directory) is var earliest && (day < earliest || day > today))
            return new UnitMoveDayWrong(Name, earliest, today);
        if (directory.IsInsideSince(parent.Id, Id, day))
            return new UnitWouldContainItself(Name);
        ParentId = parent.Id;
        Version++;
        return UnitMove.Note(id, this, former, day);
    }

    /// <summary>After everything that is closed, not before it was last moved, and within a year.</summary>
    private DateOnly EarliestMove(DateOnly today, CompanyDirectory directory) =>
        new[] { today.AddYears(-1), directory.FirstOpenDay ?? DateOnly.MinValue, directory.MovesOf(Id) is [.., var last] ? last.Day : DateOnly.MinValue }.Max();

    /// <summary>Ends it on a day; refused for the root and while units inside it still stand or people have their home in it.</summary>
    public Refusal? Dissolve(DateOnly day, CompanyDirectory directory)
    {
        if (ParentId is null)
            return new RootStays();
        if (directory.ChildrenOf(Id).Any(child => child.DissolvedOn is null))
            return new UnitHasTeams(Name);
        if (DissolvedOn is not null)
            return new UnitIsDissolved(Name);
        if (directory.People.Count(person => person.HomeUnitId == Id && person.RemovedAt is null) is > 0 and var people)
            return new UnitHasPeople(Name, people);
        DissolvedOn = day;
        Version++;
        return null;
    }
}
