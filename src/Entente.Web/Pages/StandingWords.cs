using Entente.Domain.Chain;
using Entente.Domain.Scorecards;
using Entente.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Pages;

/// <summary>Why a link stands as it does, in one line.</summary>
public static class StandingWords
{
    public static string Reason(LinkStanding standing, SupplyChain chain, IStringLocalizer<Texts> texts)
    {
        if (standing.Ratings == 0)
            return chain.Service(chain.Link(standing.LinkId)!.ServiceId)!.Mode is RatingMode.Sealed ? texts["Reason.Sealed"] : texts["Reason.Silent"];
        if (standing.StandingBad + standing.Recovered == 0)
            return standing.Neither > 0 ? texts["Reason.Neither", standing.Good, standing.Neither] : texts["Reason.Good", standing.Good];
        var cause = standing.Causes.Count > 0 ? texts[$"Cause.{standing.Causes.MaxBy(pair => pair.Value).Key}"] : texts["Cause.Unsaid"];
        return standing.StandingBad == 0
            ? texts["Reason.Recovered", standing.Good, standing.Recovered]
            : texts["Reason.Bad", standing.Good, standing.StandingBad, cause];
    }
}
