using System.Security.Claims;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Data;

namespace Entente.Web.Platform;

/// <summary>
/// Who asks: a signed-in person, or a program with a key. Built anew for every request from the present snapshot, so that a role
/// that was taken away is gone at once.
/// </summary>
/// <param name="PersonId">The person; null for a key.</param>
/// <param name="KeyId">The key; null for a person.</param>
/// <param name="Scopes">What a key may do; empty for a person, whose rights follow from the organisation.</param>
/// <param name="Chain">The organisation and the supply chain that the rights follow from.</param>
/// <param name="Today">The company's day.</param>
public sealed record Actor(Guid? PersonId, Guid? KeyId, IReadOnlySet<string> Scopes, SupplyChain Chain, DateOnly Today)
{
    /// <summary>The claim that holds a person's identity.</summary>
    public const string PersonClaim = ClaimTypes.NameIdentifier;

    /// <summary>The claim that holds a key's identity.</summary>
    public const string KeyClaim = "entente:key";

    /// <summary>The claim, one for each, that holds a key's scopes.</summary>
    public const string ScopeClaim = "entente:scope";

    /// <summary>The claim that holds the session of a person's browser.</summary>
    public const string SessionClaim = "entente:session";

    /// <summary>The scope with which a key may do everything that an administrator may.</summary>
    public const string AdminScope = "admin";

    /// <summary>Whoever runs a command on the machine itself: may do what an administrator may, without being a person.</summary>
    public static Actor AtTheCommandLine(SupplyChain chain, DateOnly today) => new(null, Guid.Empty, new HashSet<string>(StringComparer.Ordinal) { AdminScope }, chain, today);

    /// <summary>The session in which a person asks; null for a key.</summary>
    public Session? Session { get; init; }

    public CompanyDirectory Directory => Chain.Directory;

    /// <summary>The person who asks; null for a key and for somebody who was removed or has left.</summary>
    public Person? Person => PersonId is { } id && Directory.Person(id) is { IsHere: true } person ? person : null;

    public bool IsAdministrator => HasScope(AdminScope) || Holds(Role.Administrator);

    /// <summary>HR and administrators.</summary>
    public bool MayAdminister => IsAdministrator || Holds(Role.HumanResources);

    /// <summary>Reads everything that is not sealed.</summary>
    public bool MayReadAll => MayAdminister || Holds(Role.Auditor);

    public bool Holds(Role role) => Person is { } person && Directory.Holds(person.Id, role);

    public bool HasScope(string scope) => KeyId is not null && (Scopes.Contains(scope) || Scopes.Contains(AdminScope));
}
