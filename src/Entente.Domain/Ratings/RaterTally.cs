namespace Entente.Domain.Ratings;

/// <summary>How often a rater gave each level on a link on a day. Integer counts: they add, correct and retract exactly, in any order (scoring.md).</summary>
public sealed class RaterTally
{
    private RaterTally()
    {
    }

    /// <summary>The link.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>The company's day.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>The rater.</summary>
    public Guid RaterId { get; private init; }

    /// <summary>Answers at level 1.</summary>
    public int N1 { get; private init; }

    /// <summary>Answers at level 2.</summary>
    public int N2 { get; private init; }

    /// <summary>Answers at level 3.</summary>
    public int N3 { get; private init; }

    /// <summary>Answers at level 4.</summary>
    public int N4 { get; private init; }

    /// <summary>Answers at level 5.</summary>
    public int N5 { get; private init; }
}
