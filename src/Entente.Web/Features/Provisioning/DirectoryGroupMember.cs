namespace Entente.Web.Features.Provisioning;

/// <summary>That the directory counts a person to a group.</summary>
public sealed class DirectoryGroupMember
{
    public required Guid GroupId { get; init; }

    public required Guid PersonId { get; init; }
}
