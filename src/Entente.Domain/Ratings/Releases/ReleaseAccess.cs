using Entente.Domain.Chain;

namespace Entente.Domain.Ratings.Releases;

/// <summary>Who reads what of a released batch. Its counts are figures, and for everybody; its comments are for those whom they concern.</summary>
public static class ReleaseAccess
{
    /// <summary>True when a person may read the comments of a batch: of a link, whoever may read its open ratings; of a whole unit, its people, whoever answers for it, HR, administrators and auditors.</summary>
    public static bool MayReadComments(SupplyChain chain, ReleasedBatch batch, Guid person, DateOnly day)
    {
        if (batch.LinkId is { } link)
            return chain.Link(link) is { } found && ChainAccess.MayReadRatings(chain, found, person, day);
        return chain.Directory.RolesOf(person).Any() || chain.Directory.BelongsTo(person, batch.UnitId, day) || chain.Directory.AnswersFor(person, batch.UnitId, day);
    }
}
