using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>What was tapped on the page of a pulse, and whether it is recorded.</summary>
/// <param name="LinkId">Of which link.</param>
/// <param name="Level">The level.</param>
/// <param name="HidesName">Whether the rater chose to hide their name.</param>
public sealed record PulseTap(Guid LinkId, int Level, bool HidesName)
{
    /// <summary>Why, as chosen with it.</summary>
    public Cause? Cause { get; init; }

    public string? Comment { get; init; }

    /// <summary>True where it came without the fields that ask why.</summary>
    public bool IsBare { get; init; }

    public bool IsRecorded { get; init; }

    /// <summary>Why it could not be recorded; null where the service asks for words first.</summary>
    public string? Refused { get; init; }
}
