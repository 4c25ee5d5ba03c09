namespace Entente.Web.Features.Identity;

/// <summary>A key for programs. Only its hash is kept; scopes say what it may do.</summary>
public sealed class ApiKey
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the key; the key has 256 random bits, so it needs no salt.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Separated by spaces, such as <c>ratings:write chain:read</c>.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public Guid? CreatedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}
