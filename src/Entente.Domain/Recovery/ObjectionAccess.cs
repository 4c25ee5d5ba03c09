using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;

namespace Entente.Domain.Recovery;

/// <summary>Who may object, answer and judge.</summary>
public static class ObjectionAccess
{
    /// <summary>True when a person may object to a rating: whoever answers for the provider and did not rate.</summary>
    public static bool MayObject(SupplyChain chain, Rating rating, Guid person, DateOnly day) =>
        rating.RaterId != person && chain.Directory.AnswersFor(person, ProviderOf(chain, rating.LinkId), day);

    /// <summary>True when a person may answer: the rater, whoever answers for the customer, and HR; but nobody who answers for the provider.</summary>
    public static bool MayAnswer(SupplyChain chain, Rating rating, Guid person, DateOnly day) =>
        rating.RaterId == person
        || (!chain.Directory.AnswersFor(person, ProviderOf(chain, rating.LinkId), day)
            && (chain.Directory.AnswersFor(person, chain.Link(rating.LinkId)!.CustomerId, day) || chain.Directory.Holds(person, Role.HumanResources)));

    /// <summary>The office in which a person may judge a rating; null for whoever holds none, who rated, or who belongs to or answers for one of the sides.</summary>
    public static Role? MayJudge(SupplyChain chain, Rating rating, Guid person, DateOnly day)
    {
        var directory = chain.Directory;
        Guid[] sides = [ProviderOf(chain, rating.LinkId), chain.Link(rating.LinkId)!.CustomerId];
        if (rating.RaterId == person || Array.Exists(sides, unit => directory.BelongsTo(person, unit, day) || directory.AnswersFor(person, unit, day)))
            return null;
        return directory.Holds(person, Role.Auditor) ? Role.Auditor : directory.Holds(person, Role.HumanResources) ? Role.HumanResources : null;
    }

    /// <summary>True when a person may read what was objected and decided: whoever may read the link's ratings.</summary>
    public static bool MayRead(SupplyChain chain, Guid link, Guid person, DateOnly day) => chain.Link(link) is { } of && ChainAccess.MayReadRatings(chain, of, person, day);

    private static Guid ProviderOf(SupplyChain chain, Guid link) => chain.ProviderOf(chain.Link(link)!);
}
