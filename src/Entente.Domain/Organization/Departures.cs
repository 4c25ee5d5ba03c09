using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>What must be settled before a person leaves the company, a unit or a role.</summary>
public static class Departures
{
    /// <summary>Why a person cannot be removed yet: they answer for a unit, now or from a later day on, or are the last administrator. Null when they can.</summary>
    public static Refusal? CheckRemoval(CompanyDirectory directory, Person person, DateOnly today)
    {
        var managed = directory.Units.FirstOrDefault(unit => directory.ManagersOf(unit.Id)
            .Any(term => term.PersonId == person.Id && (term.To is null || term.To >= today)));
        if (managed is not null)
            return new StillManager(person.Name, managed.Name);
        return CheckRoles(directory, person.Id, []);
    }

    /// <summary>Why a person cannot hold just these roles: somebody must stay administrator. Null when they can.</summary>
    public static Refusal? CheckRoles(CompanyDirectory directory, Guid person, IReadOnlyCollection<Role> roles) =>
        directory.Holds(person, Role.Administrator) && !roles.Contains(Role.Administrator)
            && !directory.People.Any(other => other.Id != person && other.IsHere && directory.Holds(other.Id, Role.Administrator))
            ? new LastAdministrator()
            : null;

    /// <summary>Why a membership cannot end on a day: it is the home unit, had not begun, or is over already. Null when it can.</summary>
    public static Refusal? CheckEnd(CompanyDirectory directory, Membership membership, DateOnly lastDay)
    {
        if (lastDay < membership.From)
            return new MembershipEndsBeforeItBegins(membership.From);
        if (membership.To is { } ended && ended < lastDay)
            return new MembershipHasEnded(ended);
        return directory.Person(membership.PersonId) is { RemovedAt: null } person && person.HomeUnitId == membership.UnitId
            ? new HomeStays(person.Name)
            : null;
    }
}
