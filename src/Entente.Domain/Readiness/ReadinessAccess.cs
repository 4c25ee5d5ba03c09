using Entente.Domain.Chain;
using Entente.Domain.Organization;

namespace Entente.Domain.Readiness;

/// <summary>Who may help a link to become ready, or look after it. Which links count is nobody's secret.</summary>
public static class ReadinessAccess
{
    /// <summary>True when a person has to finish the introduction course: they answer for a unit as its manager.</summary>
    public static bool MustLearn(CompanyDirectory directory, Guid person, DateOnly day) => directory.ManagedBy(person, day).Any(unit => unit.DissolvedOn is null);

    /// <summary>
    /// True when a person may remind another of the introduction course: HR, administrators, the superior, and whoever answers for the other
    /// side of a link, whose ratings wait for it. Nobody reminds themselves, and nobody who answers for no unit is reminded.
    /// </summary>
    public static bool MayRemind(SupplyChain chain, Guid person, Guid learner, DateOnly day)
    {
        var directory = chain.Directory;
        if (person == learner || !MustLearn(directory, learner, day))
            return false;
        return directory.Holds(person, Role.HumanResources) || directory.Holds(person, Role.Administrator)
            || directory.ManagedBy(learner, day).Any(unit => directory.AnswersFor(person, unit.Id, day))
            || chain.Links.Where(link => link.CoversDay(day)).Any(link => IsBetween(chain, link, person, learner, day));
    }

    private static bool IsBetween(SupplyChain chain, Link link, Guid person, Guid learner, DateOnly day)
    {
        var (provider, customer) = (Learner(chain.ProviderOf(link)), Learner(link.CustomerId));
        return (provider == person && customer == learner) || (provider == learner && customer == person);

        Guid? Learner(Guid unit) => chain.Directory.SpeakerOf(unit, day)?.Id;
    }
}
