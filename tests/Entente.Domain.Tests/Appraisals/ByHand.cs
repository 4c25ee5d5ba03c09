using Entente.Domain.Appraisals;
using Entente.Domain.Goals;
using Entente.Domain.Scorecards;

namespace Entente.Domain.Tests.Appraisals;

/// <summary>
/// Works a sheet out again from its frozen facts, written apart from the rule and from scoring.md alone: whole numbers where the rule
/// divides, loops where it queries.
/// </summary>
internal static class ByHand
{
    public static (decimal? Management, decimal? Service, decimal? Total, string Duty) Of(SheetFacts facts, IReadOnlyList<Calibration> calibrations, Appeal? appeal)
    {
        int verdicts = 0, points = 0, goals = 0, answered = 0, content = 0;
        decimal shares = 0;
        foreach (var goal in facts.Goals)
        {
            if (goal.Verdict is { } verdict)
                (verdicts, points) = (verdicts + 1, points + verdict.Points);
            if (goal is { State: GoalState.Verified, Jointly: true, Share: { } share })
                (goals, shares) = (goals + 1, shares + (decimal)share);
        }

        foreach (var link in facts.Links)
        {
            if ((link.Missing.Count > 0 && link.WaiverReason is null) || link.Verdict is Verdict.NoAnswer)
                continue;
            answered++;
            if (link.Verdict is not Verdict.Dissatisfied)
                content++;
        }

        decimal? management = verdicts == 0 ? null : Tenths((decimal)points / verdicts);
        if (management is not null && calibrations.Count > 0)
            management = calibrations[calibrations.Count - 1].To;
        decimal? service = null;
        if (goals > 0 && answered > 0)
            service = Tenths((50 * shares / goals) + (50m * content / answered));
        else if (goals > 0)
            service = Tenths(100 * shares / goals);
        else if (answered >= 3)
            service = Tenths(100m * content / answered);
        (management, service) = (appeal?.Management ?? management, appeal?.Service ?? service);
        decimal? total = management is null || service is null ? null : Tenths(((facts.Terms.ManagementWeight * management.Value) + ((100 - facts.Terms.ManagementWeight) * service.Value)) / 100);
        var duty = service is null || (service >= facts.Terms.ServicePass && management is null) ? "NotAppraised"
            : service < facts.Terms.ServicePass || management < facts.Terms.ManagementPass ? "NotFulfilled" : "Fulfilled";
        return (management, service, total, duty);
    }

    private static decimal Tenths(decimal points) => Math.Floor((points * 10) + 0.5m) / 10;
}
