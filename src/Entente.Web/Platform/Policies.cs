namespace Entente.Web.Platform;

/// <summary>What a page or endpoint asks of the actor before it looks at the resource. Without any of these it asks for somebody who is signed in.</summary>
public static class Policies
{
    /// <summary>Everybody who is known, keys of any scope included: what describes the program and holds nothing of the company.</summary>
    public const string Anybody = nameof(Anybody);

    /// <summary>HR and administrators.</summary>
    public const string Administer = nameof(Administer);

    /// <summary>Administrators alone.</summary>
    public const string Administrator = nameof(Administrator);

    /// <summary>HR and auditors: neither administrators nor managers by themselves.</summary>
    public const string Fairness = nameof(Fairness);

    /// <summary>Auditors and administrators: who reads the audit record.</summary>
    public const string Audit = nameof(Audit);

    /// <summary>Keys of programs, and no people: where a browser would send a person's cookie along from anywhere.</summary>
    public const string Key = nameof(Key);

    /// <summary>Administrators, and keys of whoever watches the program.</summary>
    public const string Metrics = nameof(Metrics);

    /// <summary>The scopes a key may carry beside <c>admin</c>; each is a policy <c>scope:NAME</c> that signed-in people pass on to the resource's own rules.</summary>
    public static IReadOnlyList<string> Scopes { get; } = ["org:read", "org:write", "chain:read", "chain:write", "ratings:read", "ratings:write", "scorecards:read", "dialogues:read", "dialogues:write", "needs:read", "needs:write", "recoveries:read", "recoveries:write", "goals:read", "goals:write", "workshops:read", "workshops:write", "cadences:read", "cadences:write", "readiness:read", "readiness:write", "appraisals:read", "appraisals:write", "fairness:read", "audit:read", "scim:write", "metrics:read", "webhooks:read", "webhooks:write", "due:read"];

    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, string scope)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireAuthorization("scope:" + scope);
}
