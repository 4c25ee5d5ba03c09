using Entente.Web.Platform;

namespace Entente.Web.Features.Organization;

/// <summary>Who may change the organisation.</summary>
internal static class OrganizationRights
{
    /// <summary>HR and administrators, and keys with the scope to write it.</summary>
    public static bool MayChange(Actor actor) => actor.MayAdminister || actor.HasScope("org:write");
}
