using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings;

/// <summary>What a transaction adds to and takes from the tallies, summed up before it is written. Integers: the order never matters.</summary>
public sealed class TallyDeltas
{
    /// <summary>The counts of a link tally, in the order of <see cref="LinkColumns"/>.</summary>
    public const int LinkWidth = 9;

    private readonly Dictionary<(Guid Link, DateOnly Day, Guid Rater), int[]> raters = [];
    private readonly Dictionary<(Guid Link, DateOnly Day, Guid Rater), BadNews> bads = [];
    private readonly Dictionary<(Guid Link, DateOnly Month), int[]> links = [];

    public static IReadOnlyList<string> LinkColumns { get; } =
    [
        "good", "neither", "standing_bad", "recovered", "failed_expectation", "nothing_agreed", "beyond_agreed", "outside_control", "misunderstanding",
    ];

    // In one order everywhere, so that two nodes never wait for each other.
    public IEnumerable<KeyValuePair<(Guid Link, DateOnly Day, Guid Rater), int[]>> Raters => raters.Where(delta => delta.Value.Any(n => n != 0)).OrderBy(delta => delta.Key);

    public IEnumerable<KeyValuePair<(Guid Link, DateOnly Month), int[]>> Links => links.OrderBy(delta => delta.Key);

    /// <summary>Whose bads of which link and day were given, changed or taken back.</summary>
    public IEnumerable<KeyValuePair<(Guid Link, DateOnly Day, Guid Rater), BadNews>> Bads => bads.OrderBy(news => news.Key);

    public void Add(Guid link, Guid rater, DateOnly day, in Standing standing) => Count(link, rater, day, standing, 1);

    public void Remove(Guid link, Guid rater, DateOnly day, in Standing standing) => Count(link, rater, day, standing, -1);

    private void Count(Guid link, Guid rater, DateOnly day, in Standing standing, int sign)
    {
        Row(raters, (link, day, rater), 5)[standing.Level - 1] += sign;
        var row = Row(links, (link, new DateOnly(day.Year, day.Month, 1)), LinkWidth);
        var answer = Levels.Of(standing.Scale, standing.Level);
        row[answer switch
        {
            Answer.Good => 0,
            Answer.Neither => 1,
            Answer.Bad => standing.Recovered ? 3 : 2,
            _ => throw new InvalidOperationException("An answer is one of three."),
        }] += sign;
        if (answer is not Answer.Bad)
            return;
        var news = bads.GetValueOrDefault((link, day, rater));
        bads[(link, day, rater)] = sign > 0 && !standing.Recovered ? news with { Given = news.Given + 1, FirstCause = news.FirstCause ?? standing.Cause } : news with { OtherThanGiven = true };
        if (standing.Cause is { } cause)
            row[3 + (int)cause] += sign;
    }

    private static int[] Row<TKey>(Dictionary<TKey, int[]> rows, TKey key, int width)
        where TKey : notnull
    {
        if (!rows.TryGetValue(key, out var row))
            rows[key] = row = new int[width];
        return row;
    }

    /// <summary>What happened to the bads of a rater on a link and a day.</summary>
    /// <param name="Given">How many were given that stand.</param>
    /// <param name="FirstCause">The first cause that was said with them.</param>
    /// <param name="OtherThanGiven">True where one was changed, recovered or taken back: then only all of them together tell how it stands.</param>
    public readonly record struct BadNews(int Given, Cause? FirstCause, bool OtherThanGiven);

    /// <summary>What a rating says, as far as the tallies count it.</summary>
    public readonly record struct Standing(int Scale, int Level, Cause? Cause, bool Recovered);
}
