using Entente.Domain.Kernel;

namespace Entente.Domain.Goals;

/// <content>The work on a goal and what the customers find.</content>
public sealed partial class Goal
{
    /// <summary>Begins the work. A day before the signatures is told as it was; then the goal is not jointly set.</summary>
    public Refusal? Start(DateOnly on, DateOnly today, DateTimeOffset now)
    {
        if (GoalPath.Check(State, GoalVerb.Start) is { } not)
            return not;
        if (CheckDay(on, today) is { } wrong)
            return wrong;
        (State, StartedOn, StartedAt) = (GoalState.Active, on, now);
        Version++;
        return null;
    }

    /// <summary>Says how it goes.</summary>
    public Refusal? CheckInWith(int confidence, string text, DateTimeOffset now, Guid? by)
    {
        if (GoalPath.Check(State, GoalVerb.CheckIn) is { } not)
            return not;
        if (confidence is < 0 or > 10)
            return new ConfidenceInvalid(confidence);
        if (CheckText(text, "text") is { } wrong)
            return wrong;
        CheckIns = [.. CheckIns, new CheckIn(confidence, text.Trim(), by, now)];
        Version++;
        return null;
    }

    /// <summary>Marks a step as done.</summary>
    public Refusal? FinishStep(int number, DateOnly on, DateOnly today, Guid? by)
    {
        if (GoalPath.Check(State, GoalVerb.FinishStep) is { } not)
            return not;
        if (Body.Step(number) is null || Finished.Any(step => step.Number == number))
            return new GoalPartUnknown(number);
        if (CheckDay(on, today) is { } wrong)
            return wrong;
        Finished = [.. Finished, new FinishedStep(number, on, by)];
        Version++;
        return null;
    }

    /// <summary>
    /// Records a fact against a criterion. Facts that come after a customer spoke make that customer's finding void: it was about
    /// other facts.
    /// </summary>
    public Refusal? RecordFact(Fact fact, DateOnly today)
    {
        if (GoalPath.Check(State, GoalVerb.RecordFact) is { } not)
            return not;
        if (CheckFact(fact, today) is { } wrong)
            return wrong;
        Facts = [.. Facts, fact with { Text = FreeText.Clean(fact.Text), Link = FreeText.Clean(fact.Link) }];
        Findings = [.. Findings.Where(finding => finding.SettledAt is not null)];
        Version++;
        return null;
    }

    /// <summary>Hands the facts to the customers.</summary>
    public Refusal? Report(DateTimeOffset now)
    {
        if (GoalPath.Check(State, GoalVerb.Report) is { } not)
            return not;
        if (Pending is not null)
            return new ChangeWaits();
        if (Body.Criteria.FirstOrDefault(criterion => GoalOutcome.Of(criterion, Facts) is null) is { } silent)
            return new CriterionUnreported(silent.Number);
        (State, ReportedAt) = (GoalState.Reported, now);
        Version++;
        return null;
    }

    /// <summary>Confirms the facts for a customer.</summary>
    public Refusal? Confirm(GoalParty party, string? text, DateTimeOffset now, Guid by) =>
        Find(new Finding { Party = party, Confirmed = true, Text = FreeText.Clean(text), By = by, At = now });

    /// <summary>Disputes the facts of a criterion for a customer, with what is so instead.</summary>
    public Refusal? Dispute(Finding finding)
    {
        if (string.IsNullOrWhiteSpace(finding.Text))
            return new CounterEvidenceMissing();
        if (finding.Criterion is not { } number || Body.Criterion(number) is null)
            return new GoalPartUnknown(finding.Criterion ?? 0);
        return Find(finding with { Confirmed = false, Text = finding.Text.Trim(), Link = FreeText.Clean(finding.Link), SettledAt = null, SettledBy = null, Settlement = null });
    }

    /// <summary>Decides a dispute as the superior of both; the decision may set the fact, and otherwise leaves it as reported.</summary>
    public Refusal? Settle(GoalParty party, string reason, Fact? decided, DateOnly escalatesOn, DateOnly today, DateTimeOffset now, Guid by)
    {
        if (GoalPath.Check(State, GoalVerb.Settle) is { } not)
            return not;
        if (FindingOf(party) is not { IsOpenDispute: true } dispute)
            return new NoDispute();
        if (today < escalatesOn)
            return new DisputeIsYoung(escalatesOn);
        if ((CheckText(reason, "reason") ?? (decided is null ? null : CheckFact(decided, today))) is { } wrong)
            return wrong;
        if (decided is not null && decided.Criterion != dispute.Criterion)
            return new GoalPartUnknown(decided.Criterion);
        if (decided is not null)
            Facts = [.. Facts, decided];
        Findings = [.. Findings.Select(finding => finding == dispute ? finding with { SettledAt = now, SettledBy = by, Settlement = reason.Trim() } : finding)];
        EndWhereAllIsFound();
        Version++;
        return null;
    }

    /// <summary>Gives the superior's own verdict; it changes nothing of what the customers found.</summary>
    public Refusal? Judge(int points, string text, DateTimeOffset now, Guid by)
    {
        if (GoalPath.Check(State, GoalVerb.Judge) is { } not)
            return not;
        if (points is < 0 or > 100)
            return new PointsInvalid(points);
        if (CheckText(text, "text") is { } wrong)
            return wrong;
        Verdict = new SuperiorVerdict(points, text.Trim(), by, now);
        Version++;
        return null;
    }

    /// <summary>Gives it up.</summary>
    public Refusal? Drop(string reason)
    {
        if (GoalPath.Check(State, GoalVerb.Drop) is { } not)
            return not;
        if (CheckText(reason, "reason") is { } wrong)
            return wrong;
        (State, DropReason) = (GoalState.Dropped, reason.Trim());
        Version++;
        return null;
    }

    /// <summary>The same promise as a draft for the next period: days move by the length of the period, signatures do not come along.</summary>
    public Outcome<Goal> CarryOver(Guid id, DateTimeOffset now, Guid? by)
    {
        if (GoalPath.Check(State, GoalVerb.CarryOver) is { } not)
            return not;
        var next = Period.Next;
        DateOnly Moved(DateOnly day)
        {
            var moved = day == Period.End ? next.End : day.AddMonths(Period.Months);
            return moved > next.End ? next.End : moved;
        }

        var body = Body with
        {
            Period = next.ToString(),
            Criteria = [.. Body.Criteria.Select(criterion => criterion with { Deadline = Moved(criterion.Deadline) })],
            Steps = [.. Body.Steps.Where(step => Finished.All(done => done.Number != step.Number)).Select(step => step with { Day = Moved(step.Day) })],
        };
        return Create(id, OwnerId, body, now, by, Id);
    }

    private static Refusal? CheckText(string? text, string field) =>
        FreeText.Clean(text) is null ? new GoalTextMissing(field) : text!.Length > GoalBody.MaxTextLength ? new GoalTextTooLong(field) : null;

    private static bool IsLink(string? link) =>
        FreeText.Clean(link) is not { } clean || (clean.Length <= GoalBody.MaxTextLength && Uri.TryCreate(clean, UriKind.Absolute, out var address) && address.Scheme == "https" && address.UserInfo.Length == 0);

    /// <summary>Of a year before the goal's period at the earliest: what was so long before says nothing about it, and is a mistyped year.</summary>
    private Refusal? CheckDay(DateOnly on, DateOnly today) =>
        on > today ? new FactInTheFuture(on) : Period.Start.AddYears(-1) is var earliest && on < earliest ? new FactTooOld(on, earliest) : null;

    private Refusal? CheckFact(Fact fact, DateOnly today)
    {
        if (Body.Criterion(fact.Criterion) is not { } criterion)
            return new GoalPartUnknown(fact.Criterion);
        if (CheckDay(fact.On, today) is { } wrong)
            return wrong;
        if (!double.IsFinite(fact.Value) || fact.Value < 0 || (!criterion.IsNumber && fact.Value is not (0 or 1)))
            return new FactValueInvalid();
        if (fact.Text?.Length > GoalBody.MaxTextLength)
            return new GoalTextTooLong("text");
        return IsLink(fact.Link) ? null : new EvidenceLinkInvalid();
    }

    private Refusal? Find(Finding finding)
    {
        if (GoalPath.Check(State, GoalVerb.Verify) is { } not)
            return not;
        if (!Customers.Contains(finding.Party) || FindingOf(finding.Party) is { SettledAt: not null } or { Confirmed: true })
            return new NotTheCustomer();
        if (finding.Text?.Length > GoalBody.MaxTextLength)
            return new GoalTextTooLong("text");
        if (!IsLink(finding.Link))
            return new EvidenceLinkInvalid();
        Findings = [.. Findings.Where(other => other.Party != finding.Party), finding];
        EndWhereAllIsFound();
        Version++;
        return null;
    }

    private void EndWhereAllIsFound()
    {
        if (Customers.All(party => FindingOf(party) is { IsOpenDispute: false }))
            State = GoalState.Verified;
    }
}
