namespace Entente.Domain.Organization;

/// <summary>That a person holds a granted <see cref="Role"/>.</summary>
public sealed class RoleGrant
{
    private RoleGrant()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Who holds it.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>Which.</summary>
    public Role Role { get; private init; }

    /// <summary>A new grant.</summary>
    public static RoleGrant Give(Guid id, Guid personId, Role role) => new() { Id = id, PersonId = personId, Role = role };
}
