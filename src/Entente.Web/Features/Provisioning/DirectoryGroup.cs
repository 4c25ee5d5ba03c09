using Entente.Domain.Organization;

namespace Entente.Web.Features.Provisioning;

/// <summary>A group of the company's directory, and what it means here: membership of a unit, a role, or nothing.</summary>
public sealed class DirectoryGroup
{
    public const int MaxNameLength = 200;

    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Its number in the directory; null where it says none.</summary>
    public string? ExternalId { get; set; }

    /// <summary>The unit to which its members belong beside their home; null where it means none.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>The role that its members hold; null where it means none. Only an administrator says so.</summary>
    public Role? Role { get; set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; set; } = 1;
}
