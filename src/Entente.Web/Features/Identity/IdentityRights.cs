using Entente.Domain.Organization;
using Entente.Web.Platform;

namespace Entente.Web.Features.Identity;

/// <summary>Who may do what to another's ways in.</summary>
internal static class IdentityRights
{
    /// <summary>HR for whoever holds no role, administrators for everybody: HR could otherwise throw out whoever watches it.</summary>
    public static bool MayEndSessions(Actor actor, Guid person) =>
        actor.Directory.Person(person) is { RemovedAt: null } && actor.MayAdminister && (actor.IsAdministrator || !actor.Directory.RolesOf(person).Any());

    /// <summary>Administrators, never for themselves: a session that somebody stole could otherwise shed the second step.</summary>
    public static bool MayResetSecondStep(Actor actor, Guid person) =>
        actor.Directory.Person(person) is { RemovedAt: null } && actor.IsAdministrator && actor.PersonId != person;

    /// <summary>Whoever runs the system or its people.</summary>
    public static bool Administers(CompanyDirectory directory, Guid person) =>
        directory.Holds(person, Role.Administrator) || directory.Holds(person, Role.HumanResources);
}
