using Entente.Domain.Ratings;

namespace Entente.Web.Data;

/// <summary>How often a rater gave each level on a link over a time: the tallies of its days together. Where everything was taken back, every count is 0.</summary>
internal sealed class RaterSum
{
    public Guid LinkId { get; private init; }

    public Guid RaterId { get; private init; }

    public int N1 { get; private init; }

    public int N2 { get; private init; }

    public int N3 { get; private init; }

    public int N4 { get; private init; }

    public int N5 { get; private init; }

    /// <summary>The counts, the worst level first; on a scale of two the last three are 0.</summary>
    public IReadOnlyList<int> Levels => [N1, N2, N3, N4, N5];

    /// <summary>The sums over these tallies, added by the database.</summary>
    public static IQueryable<RaterSum> Of(IQueryable<RaterTally> tallies) => tallies
        .GroupBy(tally => new { tally.LinkId, tally.RaterId })
        .Select(group => new RaterSum
        {
            LinkId = group.Key.LinkId,
            RaterId = group.Key.RaterId,
            N1 = group.Sum(t => t.N1),
            N2 = group.Sum(t => t.N2),
            N3 = group.Sum(t => t.N3),
            N4 = group.Sum(t => t.N4),
            N5 = group.Sum(t => t.N5),
        });
}
