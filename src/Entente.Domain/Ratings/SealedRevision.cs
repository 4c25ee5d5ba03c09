namespace Entente.Domain.Ratings;

/// <summary>What a sealed rating said before it was changed; without times.</summary>
public sealed class SealedRevision
{
    private SealedRevision()
    {
    }

    /// <summary>Its identity: random.</summary>
    public Guid Id { get; private init; }

    /// <summary>The rating.</summary>
    public Guid RatingId { get; private init; }

    /// <summary>The version that this was.</summary>
    public int Version { get; private init; }

    /// <summary>The level then.</summary>
    public int Level { get; private init; }

    /// <summary>The cause then.</summary>
    public Cause? Cause { get; private init; }

    /// <summary>The comment then.</summary>
    public string? Comment { get; private init; }
}
