using Entente.Domain.Organization;

namespace Entente.Domain.Chain;

/// <summary>Who may do what with a link. The same answers serve pages, endpoints and files.</summary>
public static class ChainAccess
{
    /// <summary>
    /// True when a person may rate a link on a day: they belong to the customer or a unit inside it, and not to the provider,
    /// unless the customer is their own team inside the provider (domain.md, Ratings).
    /// </summary>
    public static bool MayRate(SupplyChain chain, Link link, Guid person, DateOnly day)
    {
        var directory = chain.Directory;
        var provider = chain.ProviderOf(link);
        return directory.BelongsTo(person, link.CustomerId, day)
            && (!directory.BelongsTo(person, provider, day) || directory.IsInside(link.CustomerId, provider, day));
    }

    /// <summary>True when a person signs for a side on a day: the unit's manager, or the superior while it has none.</summary>
    public static bool MaySign(SupplyChain chain, Link link, LinkSide side, Guid person, DateOnly day)
    {
        var unit = side is LinkSide.Provider ? chain.ProviderOf(link) : link.CustomerId;
        return chain.Directory.SpeakerOf(unit, day)?.Id == person;
    }

    /// <summary>True when a person may propose what is agreed on a link: whoever answers for one of its sides.</summary>
    public static bool MayPropose(SupplyChain chain, Link link, Guid person, DateOnly day) =>
        chain.Directory.AnswersFor(person, chain.ProviderOf(link), day) || chain.Directory.AnswersFor(person, link.CustomerId, day);

    /// <summary>
    /// True when a person may read the single open ratings of a link with their raters: the people of both sides, whoever
    /// answers for one of them, HR, administrators and auditors. Everybody else sees figures alone.
    /// </summary>
    public static bool MayReadRatings(SupplyChain chain, Link link, Guid person, DateOnly day)
    {
        var directory = chain.Directory;
        var provider = chain.ProviderOf(link);
        return directory.RolesOf(person).Any()
            || directory.BelongsTo(person, provider, day) || directory.BelongsTo(person, link.CustomerId, day)
            || directory.AnswersFor(person, provider, day) || directory.AnswersFor(person, link.CustomerId, day);
    }

    /// <summary>True when a person may change what a unit offers and to whom: whoever answers for it, HR and administrators.</summary>
    public static bool MayArrange(CompanyDirectory directory, Guid provider, Guid person, DateOnly day) =>
        directory.AnswersFor(person, provider, day) || directory.Holds(person, Role.HumanResources) || directory.Holds(person, Role.Administrator);

    /// <summary>Why a unit cannot be dissolved on a day: it offers a service, or depends on one. Null when nothing stands in the way.</summary>
    public static Kernel.Refusal? CheckDissolving(SupplyChain chain, Unit unit, DateOnly day) =>
        chain.ServicesOf(unit.Id).Any(service => service.RetiredOn is null || service.RetiredOn > day)
            || chain.LinksTowards(unit.Id).Any(link => link.To is null || link.To >= day)
            ? new UnitStillServes(unit.Name)
            : null;
}
