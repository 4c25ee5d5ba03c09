using Entente.Domain.Ratings;
using Entente.Domain.Ratings.Releases;

namespace Entente.Domain.Tests.Ratings.Releases;

/// <summary>
/// Attackers with more than any manager has: they know who took part in every release, all that was published since the company began, and who
/// was where on which day. What they do not know is who said what.
/// </summary>
internal static class Attackers
{
    /// <param name="Guesses">How often the attacker named somebody as having rated bad.</param>
    /// <param name="Right">How often that was true.</param>
    /// <param name="Expected">How often naming a rater of the release at random would have been.</param>
    public sealed record Score(int Guesses, int Right, double Expected)
    {
        /// <summary>How much more often right than somebody who picks a rater of the release at random; 0 is no advantage.</summary>
        public double Advantage => Guesses == 0 ? 0 : (Right - Expected) / Guesses;

        public static Score operator +(Score left, Score right) => new(left.Guesses + right.Guesses, left.Right + right.Right, left.Expected + right.Expected);
    }

    /// <summary>A release as the attacker has it: who took part, and how many of them were bad.</summary>
    public sealed record Seen(IReadOnlyList<Guid> Raters, int Bad, IReadOnlySet<Guid> WereBad);

    /// <summary>What is known of each batch; <see cref="Seen.WereBad"/> is the truth, to score with.</summary>
    public static Seen Of(ReleaseBatch batch)
    {
        var byRater = batch.Ratings.GroupBy(rating => rating.Rater).ToList();
        var bad = byRater.Where(rater => rater.Any(rating => Levels.Of(rating.Scale, rating.Level) is Answer.Bad)).Select(rater => rater.Key).ToHashSet();
        return new Seen([.. byRater.Select(rater => rater.Key).Order()], batch.Answers.Count(answer => answer is Answer.Bad), bad);
    }

    /// <summary>
    /// Learns from every release but the one attacked how likely each person is bad (expectation-maximisation over who may have been), and
    /// names in each release the rater it suspects most.
    /// </summary>
    public static Score Suspect(IReadOnlyList<Seen> releases)
    {
        var suspicion = releases.SelectMany(seen => seen.Raters).Distinct().ToDictionary(rater => rater, _ => .25);
        var shares = releases.Select(seen => ShareOf(seen, suspicion)).ToList();
        for (var round = 0; round < 12; round++)
        {
            var sums = suspicion.Keys.ToDictionary(rater => rater, _ => (Sum: .5, Count: 2.0));
            for (var i = 0; i < releases.Count; i++)
            {
                shares[i] = ShareOf(releases[i], suspicion);
                foreach (var (rater, share) in shares[i])
                    sums[rater] = (sums[rater].Sum + share, sums[rater].Count + 1);
            }

            foreach (var (rater, (sum, count)) in sums)
                suspicion[rater] = sum / count;
        }

        var score = new Score(0, 0, 0);
        foreach (var seen in releases.Where(seen => seen.Bad > 0))
        {
            // Everybody's suspicion without this release, or it would only find its own answer again.
            var named = seen.Raters.MaxBy(rater => suspicion[rater] - ShareOf(seen, suspicion)[rater] / 50);
            score += new Score(1, seen.WereBad.Contains(named) ? 1 : 0, seen.Bad / (double)seen.Raters.Count);
        }

        return score;
    }

    private static Dictionary<Guid, double> ShareOf(Seen seen, Dictionary<Guid, double> suspicion)
    {
        var total = seen.Raters.Sum(rater => suspicion[rater]);
        return seen.Raters.ToDictionary(rater => rater, rater => total == 0 ? 0 : Math.Min(1, seen.Bad * suspicion[rater] / total));
    }
}
