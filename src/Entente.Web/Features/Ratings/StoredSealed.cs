using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings;

/// <summary>A sealed rating as the writer finds it before it changes it.</summary>
internal sealed record StoredSealed(Guid Id, DateOnly Month, int Level, Cause? Cause, string? Comment, int Version)
{
    /// <summary>Its envelope, where it was found by its identity.</summary>
    public byte[] Envelope { get; init; } = [];
}
