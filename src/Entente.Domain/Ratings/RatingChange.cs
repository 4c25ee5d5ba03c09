namespace Entente.Domain.Ratings;

/// <summary>What a request changed.</summary>
public enum RatingChange
{
    /// <summary>There was none before.</summary>
    Created,

    /// <summary>It says something else now.</summary>
    Revised,

    /// <summary>It said the same already.</summary>
    Unchanged,

    /// <summary>The rater confirmed that a bad was made good.</summary>
    Recovered,

    /// <summary>The rater took it back.</summary>
    Withdrawn,

    /// <summary>A court of two took it out of the figures.</summary>
    Removed,
}
