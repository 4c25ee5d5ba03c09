using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>The example's goals, taken through their states by the people who answered for the units on those days.</summary>
internal sealed class ExampleGoals(ExampleCompany company, CompanyDirectory directory, IReadOnlyDictionary<string, Guid> needs, IReadOnlyDictionary<string, Goal> ratified, DateOnly today)
{
    private readonly ExampleDates dates = new(today);
    private readonly Dictionary<string, Goal> made = new(StringComparer.Ordinal);

    public async Task Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        db.AttachRange(ratified.Values);
        foreach (var example in company.Goals)
        {
            made[example.Title] = Make(example);
            if (!ratified.ContainsKey(example.Title))
                db.Add(made[example.Title]);
        }

        await db.SaveChangesAsync(stop);
    }

    private static DateTimeOffset At(DateOnly day, int hour = 10) => ExampleDates.At(day, new TimeOnly(hour, 20));

    private Period PeriodOf(ExampleGoal example)
    {
        if (example.Back is not { } back)
            return Period.Parse($"{dates.JuneYear}-06");
        var period = Period.Containing(PeriodKind.Quarter, today);
        for (; back > 0; back--)
            period = period.Previous;
        period = back < 0 ? period.Next : period;
        return example.Year ? Period.Containing(PeriodKind.Year, period.Start) : period;
    }

    private Goal Make(ExampleGoal example)
    {
        var period = PeriodOf(example);
        var owner = directory.Unit(example.Owner)!;
        if (ratified.GetValueOrDefault(example.Title) is { } agreed)
        {
            Work(agreed, example, period);
            return agreed;
        }

        // Goals of a period are written and signed in the month before it.
        var written = Earlier(period.Start.AddDays(-14), today.AddDays(-3));
        var goal = Goal.Create(Guid.CreateVersion7(At(written)), owner.Id, BodyOf(example, period, directory) with { Supports = SupportsOf(example) }, At(written), Signer(new GoalParty(PartyKind.Owner, owner.Id), written));
        if (goal.IsRefused)
            Must(goal.Refusal);
        if (example.State is GoalState.Draft)
            return goal.Value!;
        Must(goal.Value!.Propose());
        Sign(goal.Value, example, written);
        if (example.State is GoalState.Active or GoalState.Reported or GoalState.Verified && period.Start <= today.AddDays(-1))
            Work(goal.Value, example, period);
        if (example.Dropped is { } reason)
            Must(goal.Value.Drop(reason));
        return goal.Value;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private Guid Signer(GoalParty party, DateOnly day) => GoalAccess.SignerOf(directory, party, day)!.Id;

    internal static GoalBody BodyOf(ExampleGoal example, Period period, CompanyDirectory directory) => new()
    {
        Title = example.Title,
        EnglishTitle = example.EnglishTitle,
        Reason = example.Reason,
        EnglishReason = example.EnglishReason,
        Period = period.ToString(),
        Serves = [.. example.Serves.Select(code => directory.Unit(code)!.Id)],
        ServesSuperior = example.Superior,
        Criteria =
        [
            .. example.Criteria.Select((c, i) => new Criterion
            {
                Number = i + 1, Measure = c.Measure, EnglishMeasure = c.EnglishMeasure, Unit = c.Unit, Comparison = c.Comparison, Target = c.Target, Upper = c.Upper,
                Deadline = c.Deadline is { } day ? period.Start.AddDays(day) : period.End, Weight = c.Weight, MeasuredBy = c.By, Evidence = c.Evidence,
            }),
        ],
    };

    private IReadOnlyList<Support> SupportsOf(ExampleGoal example) =>
    [
        .. new[] { example.ForNeed }.OfType<string>().Select(title => new Support(SupportKind.Need, needs[title])),
        .. new[] { example.ForGoal }.OfType<string>().Select(title => new Support(directory.Root!.Id == made[title].OwnerId ? SupportKind.CompanyGoal : SupportKind.Goal, made[title].Id)),
    ];

    private void Sign(Goal goal, ExampleGoal example, DateOnly written)
    {
        var day = Earlier(written.AddDays(2), today.AddDays(-1));
        // A proposal waits for its customers.
        var parties = example.State is GoalState.Proposed ? goal.Latest.Needed(goal.OwnerId).Take(1) : goal.Latest.Needed(goal.OwnerId);
        var hour = 10;
        foreach (var party in parties.ToList())
            Must(goal.Sign(party, goal.Latest.Hash, Signer(party, day), At(day, hour++)));
    }

    private void Work(Goal goal, ExampleGoal example, Period period)
    {
        Must(goal.Start(period.Start, today, At(period.Start)));
        var owner = Signer(new GoalParty(PartyKind.Owner, goal.OwnerId), period.Start);
        var middle = period.Start.AddDays(example.CheckInAfter ?? period.Months * 15);
        if (example.CheckIn is { } words && middle < today)
            Must(goal.CheckInWith(example.Confidence, words, At(middle), owner));
        foreach (var (criterion, number) in example.Criteria.Select((criterion, i) => (criterion, i + 1)))
        {
            foreach (var value in criterion.Values)
            {
                var day = period.Start.AddDays((int)value[0]);
                if (day < today)
                    Must(goal.RecordFact(new Fact { Criterion = number, On = day, Value = value[1], By = owner, At = At(day, 16) }, today));
            }
        }

        var reported = period.End.AddDays(2);
        if (example.State is GoalState.Active || reported >= today || goal.Outcome is null)
            return;
        Must(goal.Report(At(reported)));
        Verify(goal, example, reported);
    }

    private void Verify(Goal goal, ExampleGoal example, DateOnly reported)
    {
        var day = reported.AddDays(3);
        if (day >= today)
            return;
        foreach (var party in goal.Customers.ToList())
        {
            if (example.Dispute is { } instead)
                Must(goal.Dispute(new Finding { Party = party, Criterion = 1, Text = instead, By = Signer(party, day), At = At(day) }));
            else if (example.State is GoalState.Verified)
                Must(goal.Confirm(party, null, At(day), Signer(party, day)));
        }

        if (example is { Points: { } points, Verdict: { } words } && day.AddDays(2) < today && directory.SuperiorOf(goal.OwnerId, day) is { } superior)
            Must(goal.Judge(points, words, At(day.AddDays(2)), superior.Id));
    }
}
