using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Readiness;

namespace Entente.Domain.Appraisals;

/// <summary>The appraisal of all units over one period. Up to publication its sheets walk with it, see <see cref="AppraisalPath"/>.</summary>
public sealed class AppraisalCycle
{
    /// <summary>How many working days a unit has after publication to take note or to object.</summary>
    public const int AnswerDays = 10;

    private AppraisalCycle()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The code of its period, by which it is addressed; a period is appraised once.</summary>
    public string PeriodCode { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public AppraisalState State { get; private set; }

    /// <summary>Its weights and pass marks.</summary>
    public AppraisalTerms Terms { get; private set; } = new();

    /// <summary>When it was prepared.</summary>
    public DateTimeOffset PreparedAt { get; private init; }

    /// <summary>When it was opened; null until then.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When the review began; null until then.</summary>
    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>The one instant at which it was published to all; null until then.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The last day on which units may take note or object; null until it is published.</summary>
    public DateOnly? AnswerBy { get; private set; }

    /// <summary>When it became final; null until then.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>The period it appraises.</summary>
    public Period Period => Period.Parse(PeriodCode);

    /// <summary>Prepares one.</summary>
    public static Outcome<AppraisalCycle> Prepare(Guid id, Period period, AppraisalTerms terms, DateTimeOffset now) =>
        terms.Check() is { } refusal ? refusal : new AppraisalCycle { Id = id, PeriodCode = period.ToString(), Terms = terms, PreparedAt = now, Version = 1 };

    /// <summary>Gives it another period or other terms; only while it is prepared.</summary>
    public Refusal? Change(Period period, AppraisalTerms terms)
    {
        if (State is not AppraisalState.Prepared)
            return new AppraisalTermsFixed();
        if (terms.Check() is { } refusal)
            return refusal;
        (PeriodCode, Terms) = (period.ToString(), terms);
        Version++;
        return null;
    }

    /// <summary>
    /// Whom a cycle appraises: every unit below the company that was there on the period's last day, or is today while it runs. A unit that nobody
    /// belonged to or answered for in the period, and that provided nothing in it, came later.
    /// </summary>
    public static IEnumerable<Unit> UnitsOf(SupplyChain chain, Period period, DateOnly today)
    {
        var directory = chain.Directory;
        var day = period.LastDayBy(today);
        return directory.Units.Where(unit => unit.ParentId is not null && (unit.DissolvedOn is not { } gone || gone > day)
            && (directory.HadPeople(unit.Id, period.Start, period.End) || chain.LinksProvidedBy(unit.Id, day).Any(link => ReadinessRule.Runs(link, period))));
    }

    /// <summary>Opens it: one sheet for every unit of <see cref="UnitsOf"/>. Refused before the period begins.</summary>
    public Outcome<IReadOnlyList<AppraisalSheet>> Open(SupplyChain chain, DateOnly today, Func<Guid> newId, DateTimeOffset now)
    {
        if (Take(AppraisalVerb.Open) is { } not)
            return not;
        if (Period.Start > today)
            return new AppraisalPeriodAhead(Period.Start);
        var sheets = UnitsOf(chain, Period, today).Select(unit => AppraisalSheet.Open(newId(), Id, unit.Id)).ToList();
        (State, OpenedAt) = (AppraisalState.Collecting, now);
        Version++;
        return sheets;
    }

    /// <summary>Begins the review. Refused while the period is open: its verdicts could still move.</summary>
    public Refusal? Review(CompanyDirectory directory, IEnumerable<AppraisalSheet> sheets, DateTimeOffset now)
    {
        if (TakeClosed(AppraisalVerb.Review, directory) is { } not)
            return not;
        foreach (var sheet in sheets)
            sheet.Review(now);
        (State, ReviewedAt) = (AppraisalState.Reviewing, now);
        Version++;
        return null;
    }

    /// <summary>Publishes every sheet at one instant, each with the facts it was made of.</summary>
    /// <param name="directory">The organisation; the period is closed in it.</param>
    /// <param name="sheets">Every sheet with its facts.</param>
    /// <param name="answerBy">The last day on which units may answer.</param>
    /// <param name="now">The instant.</param>
    /// <param name="by">Who; null for a program.</param>
    public Refusal? Publish(CompanyDirectory directory, IEnumerable<(AppraisalSheet Sheet, SheetFacts Facts)> sheets, DateOnly answerBy, DateTimeOffset now, Guid? by)
    {
        if (TakeClosed(AppraisalVerb.Publish, directory) is { } not)
            return not;
        foreach (var (sheet, facts) in sheets)
            sheet.Publish(facts with { Terms = Terms }, now, by);
        (State, PublishedAt, AnswerBy) = (AppraisalState.Published, now, answerBy);
        Version++;
        return null;
    }

    /// <summary>
    /// Makes it final with everything that was acknowledged. Units that let the time for an answer pass are taken to have taken note, and it is
    /// written down so. Refused while an appeal is unanswered, or units have time left.
    /// </summary>
    public Refusal? Finish(IReadOnlyCollection<AppraisalSheet> sheets, DateOnly today, DateTimeOffset now, Guid? by)
    {
        if (State is not AppraisalState.Published)
            return new AppraisalStepIllegal(State, AppraisalPath.AllowedOfCycle(State));
        var appealed = sheets.Count(sheet => sheet.State is AppraisalState.Appealed);
        if (appealed > 0)
            return new AppraisalAppealOpen(appealed);
        var silent = sheets.Where(sheet => sheet.State is AppraisalState.Published).ToList();
        if (silent.Count > 0 && today <= AnswerBy)
            return new AppraisalStillWaits(silent.Count, AnswerBy!.Value);
        foreach (var sheet in silent)
            sheet.Lapse(now);
        foreach (var sheet in sheets.Where(sheet => sheet.State is AppraisalState.Acknowledged))
            sheet.Finish(now, by);
        (State, FinishedAt) = (AppraisalState.Final, now);
        Version++;
        return null;
    }

    private AppraisalStepIllegal? Take(AppraisalVerb verb) => AppraisalPath.Of(State, verb) is null ? new AppraisalStepIllegal(State, AppraisalPath.AllowedOfCycle(State)) : null;

    /// <summary>The same for what needs verdicts that cannot move any more.</summary>
    private Refusal? TakeClosed(AppraisalVerb verb, CompanyDirectory directory)
    {
        if (Take(verb) is { } not)
            return not;
        return directory.IsClosed(Period) ? null : new AppraisalPeriodOpen();
    }
}
