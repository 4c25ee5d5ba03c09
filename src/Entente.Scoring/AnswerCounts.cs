using System.Collections.Immutable;

namespace Entente.Scoring;

/// <summary>
/// How many answers fell on each level of a scale: a tally. Whole numbers only, so tallies add, correct, retract and merge exactly and in any order,
/// and a figure from tallies equals the figure from scratch to the last bit.
/// </summary>
/// <remarks>Example: answers 5, 4, 4, 1 of 5 are the counts 1, 0, 0, 2, 1; their mean value is (0 + 3 + 3 + 4) / (4 x 4) = 0.625.</remarks>
public sealed class AnswerCounts : IEquatable<AnswerCounts>
{
    private readonly ImmutableArray<long> _counts;

    private AnswerCounts(AnswerScale scale, ImmutableArray<long> counts)
    {
        Scale = scale;
        _counts = counts;
    }

    /// <summary>The scale whose levels are counted.</summary>
    public AnswerScale Scale { get; }

    /// <summary>Answers in all, n.</summary>
    public long Total => Sum(static (_, _) => true);

    /// <summary>Answers that are bad.</summary>
    public long Bad => Sum(static (scale, level) => scale.KindOf(level) == AnswerKind.Bad);

    /// <summary>Answers that are neither bad nor good.</summary>
    public long Neither => Sum(static (scale, level) => scale.KindOf(level) == AnswerKind.Neither);

    /// <summary>Answers that are good.</summary>
    public long Good => Sum(static (scale, level) => scale.KindOf(level) == AnswerKind.Good);

    /// <summary>
    /// The mean value, sum of count x (k - 1) divided once by n (m - 1): a whole number over a whole number, so the same from whatever order of tallies.
    /// Null without answers.
    /// </summary>
    public double? MeanValue => Total is var total and > 0 ? WeightedLevels() / (double)(total * (Scale.Levels - 1)) : null;

    /// <summary>Answers on one level.</summary>
    /// <param name="level">From 1 to the scale's number of levels.</param>
    public long this[int level] => Scale.Has(level)
        ? _counts[level - 1]
        : throw new ArgumentOutOfRangeException(nameof(level), level, $"A scale of {Scale.Levels} has the levels 1 to {Scale.Levels}.");

    /// <summary>No answers yet.</summary>
    /// <param name="scale">The scale to count on.</param>
    public static AnswerCounts None(AnswerScale scale) => new(scale, [.. new long[scale.Levels]]);

    /// <summary>The tally with these counts, the worst level first. Example: <c>AnswerCounts.Of(1, 0, 0, 2, 1)</c> for 1, 4, 4, 5 of 5.</summary>
    /// <param name="counts">One count a level, none below zero; as many as the scale has levels.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count below zero, or a number of levels that no scale has.</exception>
    public static AnswerCounts Of(params ReadOnlySpan<long> counts)
    {
        foreach (long count in counts)
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
        return new(new AnswerScale(counts.Length), [.. counts]);
    }

    /// <summary>The tally of these answers.</summary>
    /// <param name="scale">The scale of the answers.</param>
    /// <param name="levels">One level an answer.</param>
    public static AnswerCounts From(AnswerScale scale, params ReadOnlySpan<int> levels)
    {
        var counts = new long[scale.Levels];
        foreach (int level in levels)
        {
            if (!scale.Has(level))
                throw new ArgumentOutOfRangeException(nameof(levels), level, $"A scale of {scale.Levels} has the levels 1 to {scale.Levels}.");
            counts[level - 1]++;
        }

        return new(scale, [.. counts]);
    }

    /// <summary>With one more answer, or several of the same level.</summary>
    /// <param name="level">The level answered.</param>
    /// <param name="times">How many more; negative takes answers back.</param>
    /// <exception cref="InvalidOperationException">Fewer than zero answers would remain.</exception>
    public AnswerCounts Add(int level, long times = 1)
    {
        long changed = this[level] + times;
        return changed >= 0
            ? new(Scale, _counts.SetItem(level - 1, changed))
            : throw new InvalidOperationException($"Level {level} was answered {this[level]} times; {-times} cannot be taken back.");
    }

    /// <summary>Without one answer of this level: the exact inverse of <see cref="Add"/>.</summary>
    /// <param name="level">The level to take back.</param>
    public AnswerCounts Remove(int level) => Add(level, -1);

    /// <summary>Both tallies together. Commutative and associative, exactly.</summary>
    /// <param name="other">A tally of the same scale.</param>
    /// <exception cref="ArgumentException">The scales differ.</exception>
    public AnswerCounts Merge(AnswerCounts other) => Combine(other, 1);

    /// <summary>This tally without the other: the exact inverse of <see cref="Merge"/>.</summary>
    /// <param name="other">A tally of the same scale, part of this one.</param>
    /// <exception cref="ArgumentException">The scales differ.</exception>
    /// <exception cref="InvalidOperationException">The other is not part of this one.</exception>
    public AnswerCounts Subtract(AnswerCounts other) => Combine(other, -1);

    /// <summary>The same scale and the same counts.</summary>
    /// <param name="other">Another tally.</param>
    public bool Equals(AnswerCounts? other) => other is not null && Scale == other.Scale && _counts.AsSpan().SequenceEqual(other._counts.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AnswerCounts);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (long count in _counts)
            hash.Add(count);
        return hash.ToHashCode();
    }

    /// <summary>The counts, the worst level first, such as <c>1 0 0 2 1</c>.</summary>
    public override string ToString() => string.Join(' ', _counts);

    private AnswerCounts Combine(AnswerCounts other, int sign)
    {
        if (Scale != other.Scale)
            throw new ArgumentException($"A tally of {other.Scale.Levels} levels cannot be combined with one of {Scale.Levels}.", nameof(other));
        var counts = new long[Scale.Levels];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = _counts[i] + sign * other._counts[i];
            if (counts[i] < 0)
                throw new InvalidOperationException($"Level {i + 1} was answered {_counts[i]} times; {other._counts[i]} cannot be taken back.");
        }

        return new(Scale, [.. counts]);
    }

    private long Sum(Func<AnswerScale, int, bool> counted)
    {
        long sum = 0;
        for (int level = 1; level <= Scale.Levels; level++)
            if (counted(Scale, level))
                sum += _counts[level - 1];
        return sum;
    }

    private long WeightedLevels()
    {
        long sum = 0;
        for (int i = 0; i < _counts.Length; i++)
            sum += _counts[i] * i;
        return sum;
    }
}
