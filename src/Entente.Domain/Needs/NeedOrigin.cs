namespace Entente.Domain.Needs;

/// <summary>Where a need came up.</summary>
public enum NeedOrigin
{
    /// <summary>Written down by itself.</summary>
    Direct,

    /// <summary>A goal dialogue.</summary>
    Dialogue,

    /// <summary>A meeting.</summary>
    Meeting,

    /// <summary>A case of recovery.</summary>
    Recovery,

    /// <summary>The comment of a rating.</summary>
    RatingComment,

    /// <summary>The company's joint goal setting.</summary>
    Workshop,
}
