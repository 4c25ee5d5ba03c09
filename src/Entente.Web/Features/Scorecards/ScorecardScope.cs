using Entente.Domain.Chain;
using Entente.Domain.Kernel;

namespace Entente.Web.Features.Scorecards;

/// <summary>Which links a unit's scorecard of a period is about: those it or a unit inside it provides, in force on at least one of its days.</summary>
public static class ScorecardScope
{
    public static IReadOnlyList<Link> LinksOf(SupplyChain chain, Guid unit, Period period) =>
        [.. chain.LinksProvidedBy(unit).Where(link => !link.IsCalledOff && link.From <= period.End && (link.To is null || link.To >= period.Start)).OrderBy(link => link.Id)];
}
