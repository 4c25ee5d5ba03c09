namespace Entente.Scoring;

/// <summary>For everybody who may hold hidden votes: which votes they hold in the worst case. All votes of a set weigh the same, so the worst are the ends.</summary>
internal sealed class Hands
{
    private readonly VoteTable _votes;
    private readonly HiddenVotes _hidden;
    private readonly int[] _lowest;
    private readonly int[] _highest;

    public Hands(VoteTable votes, HiddenVotes hidden)
    {
        (_votes, _hidden) = (votes, hidden);
        _lowest = new int[hidden.Sets.Count];
        _highest = new int[hidden.Sets.Count];
        Array.Fill(_lowest, -1);
        var setOf = new int[votes.Count];
        for (int set = 0; set < hidden.Sets.Count; set++)
            foreach (int vote in hidden.Sets[set])
                setOf[vote] = set + 1;
        // In canonical order the votes of one link stand by value.
        for (int i = 0; i < votes.Count; i++)
        {
            if (setOf[votes.Origin[i]] - 1 is not (>= 0 and var set))
                continue;
            if (_lowest[set] < 0)
                _lowest[set] = i;
            _highest[set] = i;
        }
    }

    public int Count => _hidden.Hands.Count;

    /// <summary>The votes with which this hand pulls the index down most, by turning them to 0.</summary>
    public IEnumerable<int> Down(int hand) => Own(hand).Concat(_hidden.Hands[hand].Sets.Select(set => _highest[set]));

    /// <summary>The votes with which this hand pulls the index up most, by turning them to 1.</summary>
    public IEnumerable<int> Up(int hand) => Own(hand).Concat(_hidden.Hands[hand].Sets.Select(set => _lowest[set]));

    /// <summary>What the hand's votes weigh together, whichever of each set they are.</summary>
    public double WeightOf(int hand) => Down(hand).Sum(vote => _votes.Weights[vote]);

    private int[] Own(int hand) =>
        _hidden.Hands[hand].Rater is { } rater && Array.BinarySearch(_votes.Raters, rater) is >= 0 and var position ? _votes.VotesOf(position).ToArray() : [];
}
