namespace Entente.Domain.Ratings;

/// <summary>The levels of the two scales: 1 = bad and 2 = good, or 1 to 5 points.</summary>
public static class Levels
{
    /// <summary>The level of <em>bad</em> on the scale of two.</summary>
    public const int Bad = 1;

    /// <summary>The level of <em>good</em> on the scale of two.</summary>
    public const int Good = 2;

    /// <summary>What a level means; <c>Of(5, 2)</c> is bad.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is not on the scale.</exception>
    public static Answer Of(int scale, int level) => (scale, level) switch
    {
        (2, 1) or (5, 1 or 2) => Answer.Bad,
        (5, 3) => Answer.Neither,
        (2, 2) or (5, 4 or 5) => Answer.Good,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Not a level of the scale."),
    };

    /// <summary>True when the level is on the scale.</summary>
    public static bool IsOn(int scale, int level) => scale is 2 or 5 && level >= 1 && level <= scale;
}
