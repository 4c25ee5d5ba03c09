namespace Entente.Scoring;

/// <summary>
/// Votes in an order that depends only on what they are (size of their link, then value, then rater and link), with their weights, so that every sum over them is
/// the same to the last bit from whatever order they came, and every sum of weights from whatever values they have.
/// </summary>
internal sealed class VoteTable
{
    public VoteTable(ReadOnlySpan<Vote> votes)
    {
        int n = votes.Length;
        (Raters, int[] raters) = Numbered(votes, static vote => vote.Rater);
        (int[] links, int[] linkOf) = Numbered(votes, static vote => vote.Link);
        LinkSize = new int[links.Length];
        foreach (int link in linkOf)
            LinkSize[link]++;
        Origin = Sorted(votes, raters, linkOf, LinkSize);
        Values = new double[n];
        Links = new int[n];
        RaterOf = new int[n];
        for (int i = 0; i < n; i++)
        {
            int from = Origin[i];
            Values[i] = votes[from].Value is >= 0 and <= 1
                ? votes[from].Value
                : throw new ArgumentException($"The vote of rater {votes[from].Rater} on link {votes[from].Link} is {votes[from].Value}; a value lies from 0 to 1.", nameof(votes));
            Links[i] = linkOf[from];
            RaterOf[i] = raters[from];
        }

        (Start, ByRater) = Grouped(RaterOf, Raters.Length);
        RefuseDoubles(votes);
        (Sizes, VotesOfSize, RootSum) = CountSizes(LinkSize);
        Scale = n == 0 ? 1 : n / RootSum;
        Weights = new double[n];
        for (int i = 0; i < n; i++)
        {
            Weights[i] = VoteWeights.Capped(Scale, LinkSize[Links[i]]);
            TotalWeight += Weights[i];
        }
    }

    /// <summary>The raters' own numbers, ascending; everything else calls a rater by the position here.</summary>
    public int[] Raters { get; }

    /// <summary>For each vote in canonical order, where it stood in the input.</summary>
    public int[] Origin { get; }

    public double[] Values { get; }

    public double[] Weights { get; }

    public double TotalWeight { get; }

    public int[] Links { get; }

    public int[] RaterOf { get; }

    public int[] LinkSize { get; }

    /// <summary>The distinct sizes of links, ascending.</summary>
    public int[] Sizes { get; }

    /// <summary>How many votes lie on links of each of these sizes.</summary>
    public int[] VotesOfSize { get; }

    /// <summary>Sum over links of sqrt(n), which is the sum over votes of 1/sqrt(n).</summary>
    public double RootSum { get; }

    /// <summary>N / <see cref="RootSum"/>: what brings the mean of 1/sqrt(n) to 1.</summary>
    public double Scale { get; }

    public int Count => Values.Length;

    private int[] Start { get; }

    private int[] ByRater { get; }

    /// <summary>The positions of one rater's votes.</summary>
    public ReadOnlySpan<int> VotesOf(int rater) => ByRater.AsSpan(Start[rater], Start[rater + 1] - Start[rater]);

    /// <summary>W_r: what one rater's votes weigh together.</summary>
    public double WeightOf(int rater)
    {
        double sum = 0;
        foreach (int vote in VotesOf(rater))
            sum += Weights[vote];
        return sum;
    }

    private static (int[] Names, int[] Position) Numbered(ReadOnlySpan<Vote> votes, Func<Vote, int> name)
    {
        var sorted = new int[votes.Length];
        for (int i = 0; i < sorted.Length; i++)
            sorted[i] = name(votes[i]);
        int[] all = [.. sorted];
        Array.Sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.Length; i++)
            if (i == 0 || sorted[i] != sorted[i - 1])
                sorted[count++] = sorted[i];
        var names = sorted.AsSpan(0, count).ToArray();
        var positions = new Dictionary<int, int>(count);
        for (int i = 0; i < count; i++)
            positions.Add(names[i], i);
        for (int i = 0; i < all.Length; i++)
            all[i] = positions[all[i]];
        return (names, all);
    }

    private static int[] Sorted(ReadOnlySpan<Vote> votes, int[] raters, int[] links, int[] linkSize)
    {
        var keys = new (int Size, double Value, int Rater, int Link)[votes.Length];
        var order = new int[votes.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = (linkSize[links[i]], votes[i].Value, raters[i], links[i]);
            order[i] = i;
        }

        Array.Sort(keys, order);
        return order;
    }

    private static (int[] Start, int[] Members) Grouped(int[] groupOf, int groups)
    {
        var start = new int[groups + 1];
        foreach (int group in groupOf)
            start[group + 1]++;
        for (int group = 0; group < groups; group++)
            start[group + 1] += start[group];
        var members = new int[groupOf.Length];
        int[] next = [.. start];
        for (int i = 0; i < groupOf.Length; i++)
            members[next[groupOf[i]]++] = i;
        return (start, members);
    }

    private static (int[] Sizes, int[] Votes, double RootSum) CountSizes(int[] linkSize)
    {
        int[] sorted = [.. linkSize];
        Array.Sort(sorted);
        var sizes = new List<int>();
        var votes = new List<int>();
        double roots = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
            {
                sizes.Add(sorted[i]);
                votes.Add(0);
            }

            votes[^1] += sorted[i];
            roots += Math.Sqrt(sorted[i]);
        }

        return ([.. sizes], [.. votes], roots);
    }

    private void RefuseDoubles(ReadOnlySpan<Vote> votes)
    {
        var lastRater = new int[LinkSize.Length];
        Array.Fill(lastRater, -1);
        for (int rater = 0; rater < Raters.Length; rater++)
        {
            foreach (int vote in VotesOf(rater))
            {
                if (lastRater[Links[vote]] == rater)
                    throw new ArgumentException($"Rater {Raters[rater]} has two votes on link {votes[Origin[vote]].Link}; a rater has one a link.", nameof(votes));
                lastRater[Links[vote]] = rater;
            }
        }
    }
}
