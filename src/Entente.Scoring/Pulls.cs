namespace Entente.Scoring;

/// <summary>The sums of psi(x - v) over the votes of each link and of each size of link, at one point x.</summary>
internal sealed class Pulls
{
    private readonly double[] _link;
    private readonly double[] _size;

    public Pulls(VoteTable votes, double point)
    {
        Point = point;
        _link = new double[votes.LinkSize.Length];
        _size = new double[votes.Sizes.Length];
        for (int i = 0; i < votes.Count; i++)
        {
            double psi = LeakyHuber.Psi(point - votes.Values[i]);
            _link[votes.Links[i]] += psi;
            Weighted += votes.Weights[i] * psi;
        }

        for (int link = 0; link < _link.Length; link++)
            _size[Array.BinarySearch(votes.Sizes, votes.LinkSize[link])] += _link[link];
    }

    public double Point { get; }

    /// <summary>Sum of w psi(x - v) over all votes.</summary>
    public double Weighted { get; }

    public double OfLink(int link) => _link[link];

    public double OfSize(int size) => _size[size];
}
