namespace Entente.Scoring.Tests;

/// <summary>The index straight from its definition, slowly and without the library: weights by dictionary, the root by halving.</summary>
internal static class Naive
{
    public static Dictionary<Vote, double> Weights(IReadOnlyCollection<Vote> votes)
    {
        var raw = votes.ToDictionary(vote => vote, vote => 1 / Math.Sqrt(votes.Count(other => other.Link == vote.Link)));
        double mean = raw.Count == 0 ? 1 : raw.Values.Average();
        return raw.ToDictionary(pair => pair.Key, pair => Math.Min(2, pair.Value / mean));
    }

    public static double Index(IReadOnlyCollection<Vote> votes, double kappa, double middle)
    {
        var weights = Weights(votes);
        double low = 0, high = 1;
        for (int step = 0; step < 60; step++)
        {
            double z = (low + high) / 2;
            double f = kappa * (z - middle) + weights.Sum(pair => pair.Value * Psi(z - pair.Key.Value));
            if (f > 0)
                high = z;
            else
                low = z;
        }

        return low;
    }

    /// <summary>Every change of the values of one rater's votes on the grid of five, and leaving.</summary>
    public static IEnumerable<Vote[]> ChangesBy(int rater, Vote[] votes, bool mayLeave)
    {
        Vote[] others = [.. votes.Where(vote => vote.Rater != rater)];
        if (mayLeave)
            yield return others;
        Vote[] own = [.. votes.Where(vote => vote.Rater == rater)];
        for (int code = 0; code < (int)Math.Pow(5, own.Length); code++)
        {
            int rest = code;
            var changed = new Vote[own.Length];
            for (int i = 0; i < own.Length; i++, rest /= 5)
                changed[i] = own[i] with { Value = rest % 5 / 4.0 };
            yield return [.. others, .. changed];
        }
    }

    private static double Psi(double t) => 0.2 * t + 0.8 * Math.Max(-0.1875, Math.Min(0.1875, t));
}
