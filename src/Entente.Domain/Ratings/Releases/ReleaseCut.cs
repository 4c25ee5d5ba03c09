namespace Entente.Domain.Ratings.Releases;

/// <summary>
/// Cuts what waits into batches (scoring.md, "Release of sealed ratings"). It happens once a month, so that watching day after day tells
/// nothing. Every rating is in one batch at most and every batch stands for ever, so figures of links, units, periods and days
/// are sums of whole batches, and no subtraction between them shows less than a batch. Within a batch nothing tells raters
/// apart: what two of them said could be swapped, and nobody would see a difference.
/// </summary>
public sealed class ReleaseCut
{
    private readonly ReleaseRule rule;
    private readonly ReleaseMap map;
    private readonly bool yearEnds;
    private readonly List<ReleaseBatch> batches = [];
    private readonly Dictionary<Guid, List<WaitingRating>> pools = [];
    private readonly Dictionary<Guid, Guid> sentUp = [];

    private ReleaseCut(ReleaseRule rule, ReleaseMap map, bool yearEnds) => (this.rule, this.map, this.yearEnds) = (rule, map, yearEnds);

    /// <summary>What is released now.</summary>
    public IReadOnlyList<ReleaseBatch> Batches => batches;

    /// <summary>Ratings that wait on, for the aggregate of another unit than before.</summary>
    public IReadOnlyDictionary<Guid, Guid> SentUp => sentUp;

    /// <summary>
    /// The batches of one cut: those of links with at least 2k people first, then the pools of units from the innermost outwards. What tells too
    /// much goes to the unit above at once; what is too few waits, and goes there when the year ends. At the root it waits on.
    /// </summary>
    /// <param name="waiting">Everything new or changed since it was last released.</param>
    /// <param name="map">The company as far as it matters.</param>
    /// <param name="rule">How large groups must be.</param>
    /// <param name="yearEnds">True for the last cut of a year.</param>
    public static ReleaseCut Of(IReadOnlyCollection<WaitingRating> waiting, ReleaseMap map, ReleaseRule rule, bool yearEnds)
    {
        var cut = new ReleaseCut(rule, map, yearEnds);
        foreach (var link in waiting.Where(rating => rating.WaitsAt is null).GroupBy(rating => rating.LinkId).OrderBy(link => link.Key))
            cut.TakeLink(link.Key, [.. link]);
        foreach (var unit in waiting.Where(rating => rating.WaitsAt is not null).GroupBy(rating => rating.WaitsAt!.Value))
            cut.Pool(unit.Key, unit);
        // Innermost first: what one sends up is in the next one's pool.
        while (cut.pools.Keys.OrderByDescending(map.DepthOf).ThenBy(unit => unit).Select(unit => (Guid?)unit).FirstOrDefault() is { } innermost)
            cut.TakePool(innermost);
        return cut;
    }

    private void TakeLink(Guid link, List<WaitingRating> ratings)
    {
        var reach = map.Links[link];
        var promised = rule.For(ratings);
        if (reach.Eligible.Count < promised.FewestEligible)
        {
            Pool(reach.Provider, ratings);
            return;
        }

        var batch = BatchOf(link, reach.Provider, ratings);
        switch (promised.Judge(batch.Raters, batch.Eligible, batch.Answers))
        {
            case ReleaseVerdict.Released:
                batches.Add(batch);
                break;
            case ReleaseVerdict.TellsTooMuch:
                SendUp(reach.Provider, ratings);
                break;
            case ReleaseVerdict.TooFew when yearEnds:
                SendUp(reach.Provider, ratings);
                break;
        }
    }

    private void TakePool(Guid unit)
    {
        pools.Remove(unit, out var ratings);
        var batch = BatchOf(null, unit, ratings!);
        var verdict = rule.For(ratings!).Judge(batch.Raters, batch.Eligible, batch.Answers);
        if (verdict is ReleaseVerdict.Released)
        {
            batches.Add(batch);
            foreach (var rating in ratings!)
                sentUp.Remove(rating.Id);
        }
        else if (verdict is ReleaseVerdict.TellsTooMuch || yearEnds)
        {
            SendUp(unit, ratings!);
        }
    }

    /// <summary>To the unit above; at the root there is none, and it stays.</summary>
    private void SendUp(Guid from, List<WaitingRating> ratings)
    {
        var above = map.Parents.GetValueOrDefault(from) ?? from;
        foreach (var rating in ratings.Where(rating => rating.WaitsAt != above))
            sentUp[rating.Id] = above;
        if (above != from)
            Pool(above, ratings);
    }

    private void Pool(Guid unit, IEnumerable<WaitingRating> ratings)
    {
        if (!pools.TryGetValue(unit, out var pool))
            pools[unit] = pool = [];
        pool.AddRange(ratings);
    }

    private ReleaseBatch BatchOf(Guid? link, Guid unit, IReadOnlyCollection<WaitingRating> ratings)
    {
        // Only the links that contributed: whoever guesses which these were must not guess more.
        var eligible = ratings.Select(rating => rating.LinkId).Distinct().SelectMany(id => map.Links[id].Eligible).Concat(ratings.Select(rating => rating.Rater)).ToHashSet();
        return ReleaseBatch.Of(link, unit, ratings, eligible.Count);
    }
}
