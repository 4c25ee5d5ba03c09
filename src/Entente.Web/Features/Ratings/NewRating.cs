using Entente.Domain.Chain;
using Entente.Domain.Ratings;

namespace Entente.Web.Features.Ratings;

/// <summary>An open rating that may be recorded, if its rater has not rated the occasion yet.</summary>
internal sealed record NewRating(Guid Id, RatingDraft Draft, string Occasion, int Scale, DateOnly Day)
{
    /// <summary>
    /// Those of a batch that have nothing to do with what was recorded before under the same key, and nothing with a sealed rating. Each with its place in the batch.
    /// </summary>
    /// <param name="drafts">The batch; null where a command records nothing new.</param>
    /// <param name="known">Keys that a rating has already.</param>
    public static List<(int Place, NewRating Rating)> Among(IReadOnlyList<RatingDraft?> drafts, IReadOnlySet<Guid> known, SupplyChain chain, DateTimeOffset now)
    {
        var found = new List<(int, NewRating)>();
        var keys = new HashSet<Guid>();
        for (var i = 0; i < drafts.Count; i++)
        {
            if (drafts[i] is not { } draft || (draft.Id is { } key && (known.Contains(key) || !keys.Add(key))) || RatingRules.Check(draft, chain, now) is not null)
                continue;
            var service = chain.Service(chain.Link(draft.LinkId)!.ServiceId)!;
            var day = chain.Directory.DayOf(draft.At);
            if (service.Mode is RatingMode.Open)
                found.Add((i, new NewRating(draft.Id ?? Guid.CreateVersion7(now), draft, Domain.Ratings.Occasion.Of(draft.Reference, day), service.Scale, day)));
        }

        return found;
    }
}
