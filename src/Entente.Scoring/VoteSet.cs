namespace Entente.Scoring;

/// <summary>The votes of one provider in one period, in an order of their own, and what becomes of the figure when one rater changes theirs.</summary>
internal sealed class VoteSet
{
    private const double Clip = 0.1875;
    private const double Leak = 0.2;
    private const double LargestWeight = 2;

    // Sorted by value, then link, then rater: sums come out the same for every order of input.
    private readonly Vote[] votes;
    private readonly int[] linkOf;
    private readonly int[] ratersOnLink;
    private readonly Dictionary<int, int[]> votesOfRater;
    private readonly double[] weights;
    private readonly double[] scratchWeights;
    private readonly double[] scratchValues;

    private VoteSet(Vote[] sorted)
    {
        votes = sorted;
        var links = sorted.Select(vote => vote.Link).Distinct().Order().Select((link, place) => (link, place)).ToDictionary(pair => pair.link, pair => pair.place);
        linkOf = [.. sorted.Select(vote => links[vote.Link])];
        ratersOnLink = new int[links.Count];
        foreach (var link in linkOf)
            ratersOnLink[link]++;
        votesOfRater = sorted.Select((vote, place) => (vote.Rater, place)).GroupBy(pair => pair.Rater).OrderBy(group => group.Key)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.place).ToArray());
        weights = new double[sorted.Length];
        scratchWeights = new double[sorted.Length];
        scratchValues = [.. sorted.Select(vote => vote.Value)];
        Weigh(weights, sorted.Length);
    }

    public int Raters => votesOfRater.Count;

    public IEnumerable<int> RaterIds => votesOfRater.Keys;

    public static VoteSet Of(IReadOnlyList<Vote> votes)
    {
        foreach (var vote in votes)
        {
            if (vote.Value is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(votes), vote.Value, "A vote lies between 0 and 1.");
        }

        return new VoteSet([.. votes.OrderBy(vote => vote.Value).ThenBy(vote => vote.Link).ThenBy(vote => vote.Rater)]);
    }

    /// <summary>The root of F for the votes as they are.</summary>
    public double Solve(double prior, double kappa) => Root(scratchValues, weights, prior, kappa);

    /// <summary>How far one rater can move the value: all votes to 0, to 1, or withdrawn.</summary>
    public double LargestMove(int rater, double value, double prior, double kappa)
    {
        var own = votesOfRater[rater];
        var moved = Math.Max(Math.Abs(Put(own, 0, prior, kappa) - value), Math.Abs(Put(own, 1, prior, kappa) - value));
        return Math.Max(moved, Math.Abs(Withdraw(own, prior, kappa) - value));
    }

    private double Put(int[] own, double to, double prior, double kappa)
    {
        foreach (var place in own)
            scratchValues[place] = to;
        var root = Root(scratchValues, weights, prior, kappa);
        foreach (var place in own)
            scratchValues[place] = votes[place].Value;
        return root;
    }

    private double Withdraw(int[] own, double prior, double kappa)
    {
        foreach (var place in own)
            ratersOnLink[linkOf[place]]--;
        Weigh(scratchWeights, votes.Length - own.Length, own);
        foreach (var place in own)
            ratersOnLink[linkOf[place]]++;
        return Root(scratchValues, scratchWeights, prior, kappa);
    }

    /// <summary>1/sqrt(raters on the link), scaled to mean 1, then capped: a large department does not drown a small one.</summary>
    private void Weigh(double[] target, int count, int[]? without = null)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = ratersOnLink[linkOf[i]] is var n and > 0 ? 1 / Math.Sqrt(n) : 0;
        foreach (var place in without ?? [])
            target[place] = 0;
        double total = 0;
        foreach (var weight in target)
            total += weight;
        for (var i = 0; i < target.Length && total > 0; i++)
            target[i] = Math.Min(LargestWeight, target[i] * count / total);
    }

    private static double Root(double[] values, double[] weights, double prior, double kappa)
    {
        double low = 0, high = 1, z = prior;
        while (true)
        {
            double force = kappa * (z - prior), slope = kappa;
            for (var i = 0; i < values.Length; i++)
            {
                var t = z - values[i];
                var inside = t is > -Clip and < Clip;
                force += weights[i] * ((Leak * t) + ((1 - Leak) * Math.Clamp(t, -Clip, Clip)));
                slope += weights[i] * (inside ? 1 : Leak);
            }

            if (force > 0)
                high = z;
            else
                low = z;
            var next = Math.Clamp(z - (force / slope), low, high);
            if (Math.Abs(next - z) < 1e-15 || high - low < 1e-15)
                return next;
            // Where Newton would leave the bracket it lands on its end; the middle is surely inside.
            z = next == low || next == high ? (low + high) / 2 : next;
        }
    }
}
