using Entente.Web.Platform;

namespace Entente.Web.Features.Provisioning;

/// <summary>Who may speak for the company's directory.</summary>
internal static class ProvisioningRights
{
    public const string Scope = "scim:write";

    /// <summary>Keys with the scope of its own; no person, whatever their role.</summary>
    public static bool May(Actor actor) => actor.HasScope(Scope);
}
