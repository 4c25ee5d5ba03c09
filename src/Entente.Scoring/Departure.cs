namespace Entente.Scoring;

/// <summary>What the weights become when one rater takes all votes back: n falls by one on each of their links, and the scale is found anew.</summary>
internal readonly struct Departure
{
    private readonly VoteTable _votes;
    private readonly int _rater;
    private readonly double _scale;

    public Departure(VoteTable votes, int rater)
    {
        _votes = votes;
        _rater = rater;
        var own = votes.VotesOf(rater);
        double roots = votes.RootSum;
        foreach (int vote in own)
        {
            int n = votes.LinkSize[votes.Links[vote]];
            roots -= Math.Sqrt(n) - Math.Sqrt(n - 1);
        }

        _scale = own.Length == votes.Count ? 1 : (votes.Count - own.Length) / roots;
    }

    /// <summary>D = sum over all votes of |new weight - old weight|, the rater's own going to 0; and the new sum of weights.</summary>
    public (double Change, double TotalWeight) Weights()
    {
        double change = 0, total = 0;
        for (int i = 0; i < _votes.Sizes.Length; i++)
        {
            double now = VoteWeights.Capped(_scale, _votes.Sizes[i]);
            change += _votes.VotesOfSize[i] * Math.Abs(now - VoteWeights.Capped(_votes.Scale, _votes.Sizes[i]));
            total += _votes.VotesOfSize[i] * now;
        }

        foreach (int vote in _votes.VotesOf(_rater))
        {
            int n = _votes.LinkSize[_votes.Links[vote]];
            double before = _votes.Weights[vote], untouched = VoteWeights.Capped(_scale, n), now = Mates(n);
            change += before + (n - 1) * Math.Abs(now - before) - n * Math.Abs(untouched - before);
            total += (n - 1) * now - n * untouched;
        }

        return (change, total);
    }

    /// <summary>The pull of the votes that remain, with their new weights.</summary>
    public double Pull(Pulls at)
    {
        double pull = 0;
        for (int i = 0; i < _votes.Sizes.Length; i++)
            pull += VoteWeights.Capped(_scale, _votes.Sizes[i]) * at.OfSize(i);
        foreach (int vote in _votes.VotesOf(_rater))
        {
            int link = _votes.Links[vote], n = _votes.LinkSize[link];
            pull += Mates(n) * (at.OfLink(link) - LeakyHuber.Psi(at.Point - _votes.Values[vote])) - VoteWeights.Capped(_scale, n) * at.OfLink(link);
        }

        return pull;
    }

    /// <summary>The new weight of every vote; 0 for the rater's own.</summary>
    public void Write(Span<double> weights)
    {
        var ofLink = new double[_votes.LinkSize.Length];
        for (int link = 0; link < ofLink.Length; link++)
            ofLink[link] = VoteWeights.Capped(_scale, _votes.LinkSize[link]);
        var own = _votes.VotesOf(_rater);
        foreach (int vote in own)
            ofLink[_votes.Links[vote]] = Mates(_votes.LinkSize[_votes.Links[vote]]);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = ofLink[_votes.Links[i]];
        foreach (int vote in own)
            weights[vote] = 0;
    }

    private double Mates(int n) => n == 1 ? 0 : VoteWeights.Capped(_scale, n - 1);
}
