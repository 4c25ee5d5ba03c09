namespace Entente.Scoring;

/// <summary>
/// The theorem: for each rater, the most that they could move the index whatever the values of all votes. Turning votes: 0.5 W_r / (kappa + 0.2 W). Leaving, with all weights found
/// anew: 0.35 D_r / (kappa + 0.2 max(W, W')). Only who rated where enters, never what they said.
/// </summary>
internal sealed class Ceilings
{
    private readonly VoteTable _votes;
    private readonly double[] _turning;
    private readonly (double Pull, double TotalWeight)[] _leaving;
    private readonly double _hidden;

    public Ceilings(VoteTable votes, Hands hands, bool mayLeave)
    {
        _votes = votes;
        // What is hidden is published and cannot be taken back: such hands turn votes, and do not leave.
        for (int hand = 0; hand < hands.Count; hand++)
            _hidden = Math.Max(_hidden, IndexRule.TurnedPull * hands.WeightOf(hand));
        _turning = new double[votes.Raters.Length];
        _leaving = new (double, double)[votes.Raters.Length];
        for (int rater = 0; rater < _turning.Length; rater++)
        {
            _turning[rater] = IndexRule.TurnedPull * votes.WeightOf(rater);
            if (!mayLeave)
                continue;
            var (change, total) = new Departure(votes, rater).Weights();
            _leaving[rater] = (IndexRule.FullPull * change, Math.Max(total, votes.TotalWeight));
        }
    }

    /// <summary>The theorem's bound for one rater at this kappa.</summary>
    public double Of(int rater, double kappa) => Math.Max(
        _turning[rater] / (kappa + IndexRule.Leak * _votes.TotalWeight),
        _leaving[rater].Pull / (kappa + IndexRule.Leak * _leaving[rater].TotalWeight));

    /// <summary>The theorem's bound over all raters at this kappa.</summary>
    public double Largest(double kappa)
    {
        double largest = _hidden / (kappa + IndexRule.Leak * _votes.TotalWeight);
        for (int rater = 0; rater < _turning.Length; rater++)
            largest = Math.Max(largest, Of(rater, kappa));
        return largest;
    }

    /// <summary>The smallest kappa, not below the company's, that brings the theorem's bound down to the limit.</summary>
    public double KappaFor(IndexRule rule)
    {
        double kappa = Math.Max(rule.Kappa, _hidden / rule.Limit - IndexRule.Leak * _votes.TotalWeight);
        for (int rater = 0; rater < _turning.Length; rater++)
        {
            kappa = Math.Max(kappa, _turning[rater] / rule.Limit - IndexRule.Leak * _votes.TotalWeight);
            kappa = Math.Max(kappa, _leaving[rater].Pull / rule.Limit - IndexRule.Leak * _leaving[rater].TotalWeight);
        }

        return kappa;
    }
}
