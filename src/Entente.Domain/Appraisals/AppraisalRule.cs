namespace Entente.Domain.Appraisals;

/// <summary>The arithmetic of a sheet (scoring.md, Appraisal).</summary>
public static class AppraisalRule
{
    /// <summary>With fewer answered links that count, and without a verified goal, the customers' part is not appraised.</summary>
    public const int FewestLinks = 3;

    /// <summary>The numbers of a sheet from its facts, the last calibration, and what a reviewer corrected.</summary>
    public static SheetFigures Of(SheetFacts facts, decimal? calibrated = null, decimal? correctedManagement = null, decimal? correctedService = null)
    {
        var goals = GoalsOf(facts);
        var links = LinksOf(facts);
        var verdicts = facts.Goals.Where(goal => goal.Verdict is not null).Select(goal => (decimal)goal.Verdict!.Points).ToList();
        decimal? computed = verdicts.Count == 0 ? null : Rounded(verdicts.Average());
        var service = ServiceOf(facts, goals, links);
        // What nobody could appraise is never invented, by no calibration and no answer.
        var management = computed is null ? null : correctedManagement ?? calibrated ?? computed;
        service = service is null ? null : correctedService ?? service;
        return new SheetFigures(
            goals is { } g ? Rounded(100 * g) : null, links is { } s ? Rounded(100 * s) : null, service, computed, management,
            management is { } m && service is { } c ? Rounded(((facts.Terms.ManagementWeight * m) + (facts.Terms.ServiceWeight * c)) / 100) : null,
            DutyOf(facts.Terms, management, service));
    }

    /// <summary>
    /// Both parts passed, or not. A failed customers' part decides whatever the superior says; where it could not be appraised, nothing is
    /// said, and where only the superior's verdict is missing, nothing good is.
    /// </summary>
    public static Duty DutyOf(AppraisalTerms terms, decimal? management, decimal? service) =>
        service is null ? Duty.NotAppraised
        : service < terms.ServicePass ? Duty.NotFulfilled
        : management is null ? Duty.NotAppraised
        : management < terms.ManagementPass ? Duty.NotFulfilled
        : Duty.Fulfilled;

    /// <summary>To tenths, halves away from zero, as one does by hand.</summary>
    public static decimal Rounded(decimal points) => Math.Round(points, 1, MidpointRounding.AwayFromZero);

    /// <summary>G: every goal weighs the same; inside a goal its criteria weigh as was signed.</summary>
    private static decimal? GoalsOf(SheetFacts facts)
    {
        var outcomes = facts.Goals.Where(goal => goal.CountsForService).Select(goal => (decimal)goal.Share!.Value).ToList();
        return outcomes.Count == 0 ? null : outcomes.Average();
    }

    /// <summary>S: k of n answered links that count.</summary>
    private static decimal? LinksOf(SheetFacts facts)
    {
        var answered = facts.Links.Count(link => link.IsAnswered);
        return answered == 0 ? null : (decimal)facts.Links.Count(link => link.IsContent) / answered;
    }

    private static decimal? ServiceOf(SheetFacts facts, decimal? goals, decimal? links) => (goals, links) switch
    {
        (null, _) when facts.Links.Count(link => link.IsAnswered) < FewestLinks => null,
        ({ } g, { } s) => Rounded(100 * ((AppraisalTerms.GoalsInService * g) + ((1 - AppraisalTerms.GoalsInService) * s))),
        ({ } g, null) => Rounded(100 * g),
        (null, { } s) => Rounded(100 * s),
        _ => null,
    };
}
