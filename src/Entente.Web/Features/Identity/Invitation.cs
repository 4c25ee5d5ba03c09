namespace Entente.Web.Features.Identity;

/// <summary>A link that lets a person choose a password once, within a time. Only the hash of its token is kept.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
