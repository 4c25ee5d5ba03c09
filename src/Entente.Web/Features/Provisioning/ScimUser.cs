using Entente.Domain.Organization;
using Entente.Web.Data;

namespace Entente.Web.Features.Provisioning;

/// <summary>A person as the company's directory describes them.</summary>
/// <param name="UserName">Their mail address.</param>
/// <param name="ExternalId">Their number in the directory; null where it says none.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Title">What they do; null where it does not say.</param>
/// <param name="Department">Code or name of their home unit; null where it does not say.</param>
/// <param name="IsActive">Whether they may come in.</param>
public sealed record ScimUser(string UserName, string? ExternalId, string Name, string? Title, string? Department, bool IsActive)
{
    /// <summary>How they stand now.</summary>
    internal static ScimUser Of(Person person, DirectoryEntry? entry, CompanyDirectory directory) =>
        new(person.Email, entry?.Number, person.Name, person.Title, directory.Unit(person.HomeUnitId)?.Code, person.LeftAt is null);
}
