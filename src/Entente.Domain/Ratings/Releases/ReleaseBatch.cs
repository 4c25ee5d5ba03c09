namespace Entente.Domain.Ratings.Releases;

/// <summary>Sealed answers that are shown together, with nothing left of who said what: one vote and one answer a rater, counted.</summary>
public sealed class ReleaseBatch
{
    private const int MostLevels = 5;

    private ReleaseBatch(Guid? link, Guid unit, int scale, int eligible, IReadOnlyList<Voice> voices, IReadOnlyCollection<WaitingRating> ratings)
    {
        (LinkId, UnitId, Scale, Eligible, Ratings) = (link, unit, scale, eligible, ratings);
        Answers = [.. voices.Select(voice => voice.Answer)];
        var levels = voices.CountBy(voice => voice.Level).ToDictionary();
        Levels = [.. Enumerable.Range(1, MostLevels).Select(level => levels.GetValueOrDefault(level))];
        Causes = voices.SelectMany(voice => voice.Causes).CountBy(cause => cause).ToDictionary();
        Comments = [.. ratings.Select(rating => rating.Comment).OfType<string>()];
    }

    /// <summary>The link it is a batch of; null where it is one of a whole unit.</summary>
    public Guid? LinkId { get; }

    /// <summary>The unit whose figures it enters, with those of the units above: the link's provider, or the unit it is a batch of.</summary>
    public Guid UnitId { get; }

    /// <summary>How many levels its votes have: the coarsest among its links, for a finer value would tell on which link it was given.</summary>
    public int Scale { get; }

    /// <summary>How many people could have rated one of its links.</summary>
    public int Eligible { get; }

    /// <summary>How many raters gave each level, from level 1; one vote a rater: the mean of what they said, rounded to a level, halves upwards.</summary>
    public IReadOnlyList<int> Levels { get; }

    /// <summary>One answer a rater, in no order that means anything: <em>bad</em> where anything they said was bad (the veto), otherwise what their vote means.</summary>
    public IReadOnlyList<Answer> Answers { get; }

    /// <summary>How many raters named each cause.</summary>
    public IReadOnlyDictionary<Cause, int> Causes { get; }

    /// <summary>What was written; to be shuffled before it is kept.</summary>
    public IReadOnlyList<string> Comments { get; }

    /// <summary>The ratings that are released with it.</summary>
    public IReadOnlyCollection<WaitingRating> Ratings { get; }

    /// <summary>One bad of every rater who said one: what a case is opened for. The one that names a cause, where one does.</summary>
    public IEnumerable<WaitingRating> Bads => Ratings.Where(rating => Domain.Ratings.Levels.Of(rating.Scale, rating.Level) is Answer.Bad)
        .GroupBy(rating => rating.Rater).Select(rater => rater.OrderBy(rating => rating.Cause is null).ThenBy(rating => rating.Id).First());

    /// <summary>Distinct raters.</summary>
    public int Raters => Answers.Count;

    /// <summary>The part of those eligible who took part, in whole tenths: never finer. 7 of 12 is 6.</summary>
    public int ResponseTenths => (20 * Raters + Eligible) / (2 * Eligible);

    /// <summary>A batch of these ratings.</summary>
    /// <exception cref="ArgumentException">There are no ratings.</exception>
    public static ReleaseBatch Of(Guid? link, Guid unit, IReadOnlyCollection<WaitingRating> ratings, int eligible)
    {
        if (ratings.Count == 0)
            throw new ArgumentException("A batch has ratings.", nameof(ratings));
        var scale = ratings.Min(rating => rating.Scale);
        // In the order of raters' identities, which means nothing: no order of time or of links is left.
        var voices = ratings.GroupBy(rating => rating.Rater).OrderBy(rater => rater.Key).Select(rater => Voice.Of(scale, [.. rater])).ToList();
        return new ReleaseBatch(link, unit, scale, eligible, voices, ratings);
    }

    /// <summary>What one rater said, brought down to one vote, one answer and a set of causes.</summary>
    private sealed record Voice(int Level, Answer Answer, IReadOnlyCollection<Cause> Causes)
    {
        public static Voice Of(int scale, List<WaitingRating> ratings)
        {
            // All scales divide 4, so the sums stay whole: a level is worth (level - 1) * 4 / (scale - 1) quarters.
            var quarters = ratings.Sum(rating => (rating.Level - 1) * 4 / (rating.Scale - 1));
            var steps = scale - 1;
            var level = 1 + (((2 * quarters * steps) + (4 * ratings.Count)) / (8 * ratings.Count));
            var answer = ratings.Exists(rating => Domain.Ratings.Levels.Of(rating.Scale, rating.Level) is Answer.Bad) ? Answer.Bad : Domain.Ratings.Levels.Of(scale, level);
            return new Voice(level, answer, [.. ratings.Select(rating => rating.Cause).OfType<Cause>().Distinct()]);
        }
    }
}
