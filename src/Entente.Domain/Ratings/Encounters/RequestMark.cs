namespace Entente.Domain.Ratings.Encounters;

/// <summary>What the provider found of the request behind an encounter. It is a note from one side to the other and changes no figure of either.</summary>
public enum RequestMark
{
    /// <summary>Everything was there (清楚).</summary>
    Clear,

    /// <summary>Something was missing that the work needs (不完整).</summary>
    Incomplete,

    /// <summary>More was asked for than was agreed (超出约定).</summary>
    Beyond,
}
