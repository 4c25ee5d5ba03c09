namespace Entente.Domain.Ratings;

/// <summary>What a level of a scale means: <em>bad</em> is the lower of two, or 1-2 of 5; <em>good</em> the higher, or 4-5; 3 of 5 is neither.</summary>
public enum Answer
{
    /// <summary>Not satisfied (不满意).</summary>
    Bad,

    /// <summary>Counts, and vetoes nothing.</summary>
    Neither,

    /// <summary>Satisfied (满意).</summary>
    Good,
}
