namespace Entente.Domain.Organization;

/// <summary>Who may set up the organisation. The same answers serve pages, endpoints and files.</summary>
public static class OrganizationAccess
{
    /// <summary>True when a person may change units, people, memberships and managers: HR and administrators.</summary>
    public static bool MaySetUp(CompanyDirectory directory, Guid person) =>
        directory.Holds(person, Role.HumanResources) || directory.Holds(person, Role.Administrator);

    /// <summary>True when a person may give and take roles: administrators alone, or HR could make itself one.</summary>
    public static bool MayGrant(CompanyDirectory directory, Guid person) => directory.Holds(person, Role.Administrator);
}
