namespace Entente.Scoring;

/// <summary>A rating scale of <see cref="Levels"/> levels, counted from 1 (worst) to m (best).</summary>
/// <remarks>Example: on the scale of 5, level 4 is worth (4 - 1) / (5 - 1) = 0.75 and is good. Source: scoring design, "Values and votes".</remarks>
public readonly record struct AnswerScale
{
    /// <summary>The fewest levels a scale may have: good or bad.</summary>
    public const int Fewest = 2;

    /// <summary>The most levels a scale may have.</summary>
    public const int Most = 11;

    private readonly int _levelsOverTwo;

    /// <summary>A scale of so many levels.</summary>
    /// <param name="levels">From <see cref="Fewest"/> to <see cref="Most"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer or more levels than that.</exception>
    public AnswerScale(int levels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(levels, Fewest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(levels, Most);
        _levelsOverTwo = levels - Fewest;
    }

    /// <summary>Good or bad: 1 is bad, 2 is good. Also what <c>default(AnswerScale)</c> is.</summary>
    public static AnswerScale GoodOrBad => new(2);

    /// <summary>One to five.</summary>
    public static AnswerScale OneToFive => new(5);

    /// <summary>m, the number of levels.</summary>
    public int Levels => _levelsOverTwo + Fewest;

    /// <summary>The value of a level, (k - 1) / (m - 1): 0 for the worst, 1 for the best. Example: 2 of 5 is 0.25.</summary>
    /// <param name="level">k, from 1 to m.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not on the scale.</exception>
    public double ValueOf(int level) => (Checked(level) - 1) / (double)(Levels - 1);

    /// <summary>
    /// Bad where the value is below 0.5, good where above, neither at 0.5: 2 levels: 1 bad, 2 good; 5 levels: 1-2 bad, 3 neither, 4-5 good.
    /// Decided in whole numbers, 2 (k - 1) against m - 1.
    /// </summary>
    /// <param name="level">k, from 1 to m.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not on the scale.</exception>
    public AnswerKind KindOf(int level) => (2 * (Checked(level) - 1)).CompareTo(Levels - 1) switch
    {
        < 0 => AnswerKind.Bad,
        0 => AnswerKind.Neither,
        _ => AnswerKind.Good,
    };

    /// <summary>Whether a level stands on this scale. Example: 0 and 6 do not stand on the scale of 5.</summary>
    /// <param name="level">Any number.</param>
    public bool Has(int level) => level >= 1 && level <= Levels;

    private int Checked(int level) => Has(level)
        ? level
        : throw new ArgumentOutOfRangeException(nameof(level), level, $"A scale of {Levels} has the levels 1 to {Levels}.");
}
