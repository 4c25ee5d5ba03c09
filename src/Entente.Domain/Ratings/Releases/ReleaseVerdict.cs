namespace Entente.Domain.Ratings.Releases;

/// <summary>What may become of a group of sealed answers. Nobody is told which of the two reasons held a group back: the second says how all answered.</summary>
public enum ReleaseVerdict
{
    /// <summary>They may be shown together.</summary>
    Released,

    /// <summary>Too few raters, or too few people who could have been one.</summary>
    TooFew,

    /// <summary>Nearly everybody answered, and all the same.</summary>
    TellsTooMuch,
}
