using Entente.Domain.Chain;
using Entente.Domain.Organization;

namespace Entente.Domain.Recovery;

/// <summary>Who may do what with a case. The same answers serve pages, endpoints and files.</summary>
public static class RecoveryAccess
{
    /// <summary>
    /// Who answers for a case on a day: the provider's manager of that day, so that a successor takes over by themselves; the superior
    /// where there is none, or where the manager is the one who rated. Null where nobody is left.
    /// </summary>
    public static Person? OwnerOf(SupplyChain chain, RecoveryCase one, DateOnly day) => Line(chain, one, day).FirstOrDefault();

    /// <summary>Whom a clock that runs out calls in: the next above the owner who did not rate. Null where nobody is.</summary>
    public static Person? SuperiorOf(SupplyChain chain, RecoveryCase one, DateOnly day) => Line(chain, one, day).Skip(1).FirstOrDefault();

    /// <summary>Who handles it on a day: whom the owner delegated it to, as long as they belong to the provider; the owner otherwise.</summary>
    public static Person? HandlerOf(SupplyChain chain, RecoveryCase one, DateOnly day) =>
        one.DelegateId is { } id && IsProviders(chain, one, id, day) ? chain.Directory.Person(id) : OwnerOf(chain, one, day);

    /// <summary>True for the person who rated; of a sealed rating for whoever was recognised, which only happens to themselves.</summary>
    public static bool IsRater(RecoveryCase one, Guid person) => (one.RaterId ?? one.RecognisedRater) == person;

    /// <summary>True when a person may talk with the rater and say what was done: the delegate and whoever answers for the provider, but never the rater.</summary>
    public static bool MayHandle(SupplyChain chain, RecoveryCase one, Guid person, DateOnly day) =>
        !IsRater(one, person) && ((one.DelegateId == person && IsProviders(chain, one, person, day)) || chain.Directory.AnswersFor(person, ProviderOf(chain, one), day));

    /// <summary>True when a person may hand it to somebody of the provider: whoever answers for the provider and did not rate.</summary>
    public static bool MayDelegate(SupplyChain chain, RecoveryCase one, Guid person, DateOnly day) =>
        !IsRater(one, person) && chain.Directory.AnswersFor(person, ProviderOf(chain, one), day);

    /// <summary>True when it may be handed to a person: somebody of the provider who did not rate.</summary>
    public static bool MayReceive(SupplyChain chain, RecoveryCase one, Guid person, DateOnly day) => !IsRater(one, person) && IsProviders(chain, one, person, day);

    /// <summary>True when a person may read it: the rater, who handles it and whoever answers for the provider, HR and auditors. Nobody else.</summary>
    public static bool MayRead(SupplyChain chain, RecoveryCase one, Guid person, DateOnly day) =>
        IsRater(one, person) || MayHandle(chain, one, person, day)
        || chain.Directory.Holds(person, Role.HumanResources) || chain.Directory.Holds(person, Role.Auditor);

    private static IEnumerable<Person> Line(SupplyChain chain, RecoveryCase one, DateOnly day) =>
        chain.Directory.PathTo(ProviderOf(chain, one)).Reverse().Select(unit => chain.Directory.ManagerOf(unit.Id, day)).OfType<Person>()
            .Where(person => !IsRater(one, person.Id)).DistinctBy(person => person.Id);

    private static bool IsProviders(SupplyChain chain, RecoveryCase one, Guid person, DateOnly day) =>
        chain.Directory.Person(person) is { RemovedAt: null } && chain.Directory.BelongsTo(person, ProviderOf(chain, one), day);

    private static Guid ProviderOf(SupplyChain chain, RecoveryCase one) => chain.ProviderOf(chain.Link(one.LinkId)!);
}
