using System.Runtime.InteropServices;

namespace Entente.Scoring;

/// <summary>
/// How far single raters could still move one index: all their votes to 0, to 1, or taken back. Moves are found by solving again; a rater who provably moves less
/// than the largest found so far (the sign of the changed F at z - largest and z + largest tells) is not solved for.
/// Near the limit a departure may let kappa rise for those who remain; there it is found anew for each departure, as publishing would, and every rater is solved for.
/// </summary>
internal sealed class Influence
{
    private readonly VoteTable _votes;
    private readonly Hands _hands;
    private readonly double _kappa;
    private readonly double _middle;
    private readonly IndexRule _rule;
    private readonly bool _mayLeave;
    private readonly bool _isNearLimit;
    private readonly double _index;
    private readonly double[] _values;
    private readonly double[] _weights;

    public Influence(VoteTable votes, Hands hands, Ceilings ceilings, double kappa, IndexRule rule, bool mayLeave, double index)
    {
        (_votes, _kappa, _middle, _mayLeave, _index) = (votes, kappa, rule.Middle, mayLeave, index);
        _hands = hands;
        _rule = rule with { Kappa = kappa };
        _isNearLimit = mayLeave && ceilings.Largest(kappa) > rule.Limit / 2;
        _values = new double[votes.Count];
        _weights = new double[votes.Count];
    }

    /// <summary>The largest move of any rater, and of anybody who may hold hidden votes.</summary>
    public double Largest()
    {
        double largest = LargestOfRaters();
        foreach (int hand in Enumerable.Range(0, _hands.Count).OrderByDescending(_hands.WeightOf))
        {
            if (IndexRule.TurnedPull * _hands.WeightOf(hand) / (_kappa + IndexRule.Leak * _votes.TotalWeight) <= largest)
                break;
            largest = Math.Max(largest, MoveOfHand(hand));
        }

        return largest;
    }

    /// <summary>The largest move of somebody who may hold hidden votes: the worst that may be theirs, turned.</summary>
    public double MoveOfHand(int hand) => Math.Max(Turned(_hands.Down(hand), 0), Turned(_hands.Up(hand), 1));

    private double LargestOfRaters()
    {
        if (_isNearLimit)
            return Enumerable.Range(0, _votes.Raters.Length).Max(MoveOf);
        var here = new Pulls(_votes, _index);
        var reach = new double[_votes.Raters.Length];
        var order = new int[reach.Length];
        for (int rater = 0; rater < reach.Length; rater++)
        {
            order[rater] = rater;
            reach[rater] = -Math.Max(Downward(rater, here), Upward(rater, here));
        }

        Array.Sort(reach, order);
        double largest = 0;
        Pulls below = here, above = here;
        double slack = 1e-13 * (_kappa + _votes.TotalWeight);
        foreach (int rater in order)
        {
            if (Downward(rater, below) <= slack && Upward(rater, above) <= slack)
                continue;
            double move = MoveOf(rater);
            if (move <= largest)
                continue;
            largest = move;
            below = new Pulls(_votes, _index - largest);
            above = new Pulls(_votes, _index + largest);
        }

        return largest;
    }

    /// <summary>The largest move of one rater.</summary>
    public double MoveOf(int rater)
    {
        int[] own = _votes.VotesOf(rater).ToArray();
        double move = Math.Max(Turned(own, 0), Turned(own, 1));
        return _mayLeave ? Math.Max(move, Left(rater)) : move;
    }

    /// <summary>Above 0 where the rater can bring the index below this point: the largest that F there becomes.</summary>
    private double Downward(int rater, Pulls at)
    {
        double still = _kappa * (at.Point - _middle);
        double turned = still + at.Weighted + Turning(rater, at.Point, 0);
        return _mayLeave ? Math.Max(turned, still + new Departure(_votes, rater).Pull(at)) : turned;
    }

    /// <summary>Above 0 where the rater can bring the index above this point: minus the smallest that F there becomes.</summary>
    private double Upward(int rater, Pulls at)
    {
        double still = _kappa * (at.Point - _middle);
        double turned = still + at.Weighted + Turning(rater, at.Point, 1);
        return -(_mayLeave ? Math.Min(turned, still + new Departure(_votes, rater).Pull(at)) : turned);
    }

    private double Turning(int rater, double point, double to)
    {
        double psi = LeakyHuber.Psi(point - to), change = 0;
        foreach (int vote in _votes.VotesOf(rater))
            change += _votes.Weights[vote] * (psi - LeakyHuber.Psi(point - _votes.Values[vote]));
        return change;
    }

    private double Turned(IEnumerable<int> own, double to)
    {
        _votes.Values.CopyTo(_values, 0);
        foreach (int vote in own)
            _values[vote] = to;
        return Math.Abs(LeakyHuber.Solve(_values, _votes.Weights, _kappa, _middle) - _index);
    }

    /// <summary>How far the index moves once the rater has taken everything back.</summary>
    public double Left(int rater)
    {
        new Departure(_votes, rater).Write(_weights);
        return Math.Abs(LeakyHuber.Solve(_votes.Values, _weights, _isNearLimit ? KappaWithout(rater) : _kappa, _middle) - _index);
    }

    /// <summary>The kappa that would be published once the rater has left: never less than now.</summary>
    private double KappaWithout(int rater)
    {
        var left = new List<Vote>(_votes.Count);
        for (int vote = 0; vote < _votes.Count; vote++)
            if (_votes.RaterOf[vote] != rater)
                left.Add(new(_votes.RaterOf[vote], _votes.Links[vote], _votes.Values[vote]));
        var table = new VoteTable(CollectionsMarshal.AsSpan(left));
        return new Ceilings(table, new Hands(table, HiddenVotes.None), _votes.Raters.Length - 1 > _rule.FewestRaters).KappaFor(_rule);
    }
}
