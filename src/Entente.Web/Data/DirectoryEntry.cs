namespace Entente.Web.Data;

/// <summary>How the company's directory knows a person: by a number, which SCIM calls <c>externalId</c> and which a claim of the company's sign-in may hold.</summary>
public sealed class DirectoryEntry
{
    public const int MaxLength = 200;

    public required Guid PersonId { get; init; }

    /// <summary>Their number; null where there is none.</summary>
    public string? Number { get; set; }

    /// <summary>When the directory deleted them; null while it finds them.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
