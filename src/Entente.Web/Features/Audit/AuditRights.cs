using Entente.Domain.Organization;
using Entente.Web.Platform;

namespace Entente.Web.Features.Audit;

/// <summary>Who reads the audit record.</summary>
public static class AuditRights
{
    /// <summary>The scope with which a key does.</summary>
    public const string Scope = "audit:read";

    /// <summary>Auditors, administrators, and keys that administrators gave the right.</summary>
    public static bool MayRead(Actor actor) => actor.IsAdministrator || actor.Holds(Role.Auditor) || actor.HasScope(Scope);
}
