namespace Entente.Web.Data;

/// <summary>How the company's directory knows a person: by a number, which a claim of the company's sign-in may hold.</summary>
public sealed class DirectoryEntry
{
    public const int MaxLength = 200;

    public required Guid PersonId { get; init; }

    /// <summary>Their number; null where there is none.</summary>
    public string? Number { get; set; }
}
