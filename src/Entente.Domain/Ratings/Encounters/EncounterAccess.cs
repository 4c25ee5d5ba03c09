using Entente.Domain.Chain;

namespace Entente.Domain.Ratings.Encounters;

/// <summary>Who may do what with an encounter. The same answers serve pages, endpoints and files.</summary>
public static class EncounterAccess
{
    /// <summary>True when a person may read the encounters of a link, without who was asked: those who may read its open ratings.</summary>
    public static bool MayRead(SupplyChain chain, Link link, Guid person, DateOnly day) => ChainAccess.MayReadRatings(chain, link, person, day);

    /// <summary>True when a person may note what the request was like: the provider's people, and whoever answers for it.</summary>
    public static bool MayNote(SupplyChain chain, Link link, Guid person, DateOnly day)
    {
        var provider = chain.ProviderOf(link);
        return chain.Directory.BelongsTo(person, provider, day) || chain.Directory.AnswersFor(person, provider, day);
    }
}
