using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Readiness;

namespace Entente.Web.Features.Scorecards;

/// <summary>Which links a unit's scorecard of a period is about: those it or a unit inside it provides, in force on at least one of its days. Which units are inside is what the period's last day says (decision 184).</summary>
public static class ScorecardScope
{
    public static IReadOnlyList<Link> LinksOf(SupplyChain chain, Guid unit, Period period) =>
        [.. chain.LinksProvidedBy(unit, period.End).Where(link => ReadinessRule.Runs(link, period)).OrderBy(link => link.Id)];
}
