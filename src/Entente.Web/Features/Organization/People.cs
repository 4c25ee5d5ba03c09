using Entente.Domain.Organization;

namespace Entente.Web.Features.Organization;

/// <summary>How people are named by files, forms and programs.</summary>
internal static class People
{
    /// <summary>The person with this address or identity who is still here.</summary>
    public static Person? Find(CompanyDirectory directory, string emailOrId) =>
        Guid.TryParse(emailOrId, out var id) ? directory.Person(id) is { RemovedAt: null } person ? person : null : directory.Person(emailOrId);
}
