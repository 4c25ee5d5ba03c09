using Entente.Domain.Organization;

namespace Entente.Domain.Concerns;

/// <summary>Who may know of concerns beside their senders. Administrators and managers are nobody here, and HR and auditors not for each other.</summary>
public static class ConcernAccess
{
    /// <summary>The most that one person may raise on one day.</summary>
    public const int MostOnOneDay = 5;

    /// <summary>The role that reads what goes to an addressee.</summary>
    public static Role RoleOf(ConcernAddressee to) => to is ConcernAddressee.Auditor ? Role.Auditor : Role.HumanResources;

    /// <summary>What a person reads: the concerns to their own role, or to neither.</summary>
    public static IReadOnlyList<ConcernAddressee> ReadBy(CompanyDirectory directory, Guid person) =>
        [.. Enum.GetValues<ConcernAddressee>().Where(to => directory.Holds(person, RoleOf(to)))];

    /// <summary>Whom a concern can be sent to: an addressee that somebody is.</summary>
    public static IReadOnlyList<ConcernAddressee> Reachable(CompanyDirectory directory) =>
        [.. Enum.GetValues<ConcernAddressee>().Where(to => directory.People.Any(person => person.RemovedAt is null && directory.Holds(person.Id, RoleOf(to))))];
}
