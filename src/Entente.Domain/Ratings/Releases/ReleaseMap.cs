namespace Entente.Domain.Ratings.Releases;

/// <summary>What a cut must know of the company: who provides a link, who could have rated it, and which unit lies in which.</summary>
/// <param name="Links">Every link on which something waits.</param>
/// <param name="Parents">The parent of every unit; null for the root.</param>
public sealed record ReleaseMap(IReadOnlyDictionary<Guid, ReleaseMap.Reach> Links, IReadOnlyDictionary<Guid, Guid?> Parents)
{
    /// <summary>How many units lie above this one.</summary>
    public int DepthOf(Guid unit)
    {
        var depth = 0;
        for (var above = Parents.GetValueOrDefault(unit); above is { } id; above = Parents.GetValueOrDefault(id))
            depth++;
        return depth;
    }

    /// <summary>One link.</summary>
    /// <param name="Provider">The unit that provides it.</param>
    /// <param name="Eligible">Everybody who could have rated it on any day that the waiting answers count for.</param>
    public sealed record Reach(Guid Provider, IReadOnlySet<Guid> Eligible);
}
