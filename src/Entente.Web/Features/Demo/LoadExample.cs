using Entente.Domain.Chain;
using Entente.Domain.Concerns;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Demo;

/// <summary>
/// Loads the example company into an empty database, through the same factories and the same writer as real data. What other
/// features own comes in as functions: the store of ratings, the closing of a period, the setting of a password.
/// </summary>
public sealed class LoadExample(IDbContextFactory<EntenteDb> databases, Snapshots snapshots, TimeProvider clock, ReadLoading loading, ReadLinkFacts links, ReadReadiness readiness, ILogger<LoadExample> log)
{
    /// <summary>The password of the example's sign-ins; the sign-in page of the example company names it.</summary>
    public const string Password = "four-rings-and-a-lift";

    /// <summary>Records commands in one transaction as if it were the given instant.</summary>
    public delegate Task<IReadOnlyList<Outcome<RecordedRating>>> RecordAt(IReadOnlyList<RatingCommand> commands, DateTimeOffset now, CancellationToken stop);

    /// <summary>Does nothing where the database is not empty; what a loading that broke off left behind is taken away first.</summary>
    /// <returns>Whether it was loaded now.</returns>
    public async Task<bool> Run(RecordAt record, Func<Period, Task> close, Func<Person, string, Task> setPassword, Func<IReadOnlyList<(Concern Concern, Guid Sender)>, Task> raise, CancellationToken stop)
    {
        if (await loading.Read(stop))
            await TakeAway(stop);
        await using (var db = await databases.CreateDbContextAsync(stop))
        {
            if (await db.Units.AnyAsync(stop))
                return false;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.Now(), zone).DateTime);
        var company = ExampleCompany.Load();
        await new ExampleOrganization(company, new ExampleDates(today)).Save(databases, stop);
        await Remember(company, today, record, stop);
        await Measure(company, today, stop);
        // Goals, dialogues and needs name each other, so needs are known by their identity before they are raised.
        var needs = company.Needs.ToDictionary(need => need.Title, _ => Guid.CreateVersion7(clock.Now()), StringComparer.Ordinal);
        await MakeReady(company, needs, today, stop);
        foreach (var period in Closed(new ExampleDates(today).First, today))
        {
            if (ExampleAppraisals.Quarters(today).Contains(period))
                await new ExampleWaivers(await snapshots.Read(stop), readiness).Save(period, databases, stop);
            await close(period);
            if (period.Kind is PeriodKind.Month)
                await new ExampleSealedCases(company, await snapshots.Read(stop), today).Answer(period.End.AddDays(1), databases, stop);
        }

        var chain = await snapshots.Read(stop);
        await new ExampleNeeds(company, chain, needs, today).Save(databases, stop);
        await new ExampleAppraisals(company, chain, links, today).Save(databases, stop);
        await new ExampleCadences(company, chain, clock.Now()).Save(databases, stop);
        await new ExampleObjections(company, chain, clock.Now()).Save(databases, stop);
        await raise(new ExampleConcerns(chain, today).All());
        foreach (var signIn in company.SignIns)
            await setPassword(chain.Directory.Person(signIn.Email)!, Password);
        await using var done = await databases.CreateDbContextAsync(stop);
        await Stamp.Remove(done, Stamp.LoadingExample, stop);
        return true;
    }

    /// <summary>What links need to count: before any period is closed, since a closed one keeps which did.</summary>
    private async Task MakeReady(ExampleCompany company, IReadOnlyDictionary<string, Guid> needs, DateOnly today, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var ratified = await new ExampleWorkshops(company, chain.Directory, today).Save(databases, stop);
        await new ExampleGoals(company, chain.Directory, needs, ratified, today).Save(databases, stop);
        await new ExampleDialogues(company, chain, needs, today).Save(databases, stop);
        await new ExampleReadiness(chain, today).Save(databases, stop);
    }

    /// <summary>Nobody was let in before the loading was complete, so nothing of anybody's is lost.</summary>
    private async Task TakeAway(CancellationToken stop)
    {
        log.LogWarning("The loading of the example company broke off; it begins anew.");
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Stamp.Raise(db, Stamp.Snapshot, stop);
        await db.DeleteCompany(stop);
        db.Record(null, AuditChain.Emptied, "company/example", null, clock.Now());
        await db.SaveChangesAsync(stop);
        await Stamp.Remove(db, Stamp.LoadingExample, stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Every period that is over, in the order in which a company closes them.</summary>
    private static IEnumerable<Period> Closed(DateOnly first, DateOnly today) =>
        Period.Containing(PeriodKind.Year, first) is var year
            ? new[] { year, year.Next, year.Next.Next }.SelectMany(y => Enum.GetValues<PeriodKind>().SelectMany(y.Split))
                .Where(period => period.End < today && period.End >= first).OrderBy(period => period.End).ThenBy(period => period.Kind)
            : [];

    /// <summary>Gives, revises and recovers in the order in which it happened, a transaction a day and one more for each bad and each confirmation.</summary>
    private async Task Remember(ExampleCompany company, DateOnly today, RecordAt record, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var history = ExampleHistory.Generate(company, today);
        var cases = new ExampleCases(chain, [.. new CasePlan(company, chain, today).Of(history)]);
        var events = history.SelectMany(planned => EventsOf(planned, chain)).OrderBy(step => step.At).ToList();
        foreach (var day in events.GroupBy(step => chain.Directory.DayOf(step.At)))
        {
            var together = new List<(DateTimeOffset At, RatingCommand Command)>();
            foreach (var step in day)
            {
                // A case opens and is confirmed at its own minute, after what the provider did until then.
                if (step.Command is not RatingCommand.Record)
                    await Take(together);
                together.Add(step);
                if (step.Command is not RatingCommand.Record { Draft: var draft } || IsBad(draft, chain))
                    await Take(together);
            }

            await Take(together);
        }

        await cases.Until(ExampleDates.At(today, TimeOnly.MinValue), databases, stop);

        async Task Take(List<(DateTimeOffset At, RatingCommand Command)> steps)
        {
            if (steps.Count == 0)
                return;
            await cases.Until(steps[^1].At, databases, stop);
            var outcomes = await record(steps.ConvertAll(step => step.Command), steps[^1].At, stop);
            if (outcomes.FirstOrDefault(outcome => outcome.IsRefused).Refusal is { } refusal)
                throw new InvalidOperationException($"The example company contradicts a rule at {steps[^1].At}: {refusal}.");
            steps.Clear();
        }
    }

    /// <summary>What the company's systems measured of its promises, whoever rated it and whatever they said.</summary>
    private async Task Measure(ExampleCompany company, DateOnly today, CancellationToken stop)
    {
        var chain = await snapshots.Read(stop);
        var notes = new ExampleNotes(chain, today);
        await using var db = await databases.CreateDbContextAsync(stop);
        var times = new ExampleTimes((await db.Expectations.AsNoTracking().ToListAsync(stop)).ToLookup(one => one.LinkId));
        foreach (var planned in ExampleHistory.Generate(company, today).Where(planned => planned is { Reference: not null, Measured: not null }))
        {
            var link = chain.Link(chain.Service(planned.Service)!.Id, chain.Directory.Unit(planned.Customer)!.Id, chain.Directory.DayOf(planned.At))!;
            var encounter = Encounter.Request(Guid.CreateVersion7(planned.At), chain, link, planned.Reference!, chain.Directory.Person(planned.Rater)!.Id, planned.At, planned.At, planned.Measured, times.Of(link, planned));
            db.Add(encounter.IsRefused ? throw new InvalidOperationException($"The example company measured what it may not: {encounter.Refusal}.") : encounter.Value);
            if (notes.On(encounter.Value, !planned.Sealed) is { } note)
                db.Add(note);
        }

        await db.SaveChangesAsync(stop);
    }

    private static bool IsBad(RatingDraft draft, SupplyChain chain) => Levels.Of(chain.Service(chain.Link(draft.LinkId)!.ServiceId)!.Scale, draft.Level) is Answer.Bad;

    private static IEnumerable<(DateTimeOffset At, RatingCommand Command)> EventsOf(PlannedRating planned, SupplyChain chain)
    {
        var rater = chain.Directory.Person(planned.Rater)!.Id;
        var day = chain.Directory.DayOf(planned.At);
        var link = chain.Link(chain.Service(planned.Service)!.Id, chain.Directory.Unit(planned.Customer)!.Id, day)!;
        var stands = new RatingDraft
        {
            Id = planned.Sealed ? Guid.NewGuid() : Guid.CreateVersion7(planned.At),
            LinkId = link.Id,
            RaterId = rater,
            Level = planned.Level,
            At = planned.At,
            Reference = planned.Reference,
            Cause = planned.Cause,
            Comment = planned.Comment?.Text,
            Sealed = chain.Service(link.ServiceId)!.Mode is RatingMode.RatersChoice ? planned.Sealed : null,
            MayRevise = true,
        };
        var service = chain.Service(link.ServiceId)!;
        RatingDraft Earlier(int level) => stands with
        {
            Level = level,
            Cause = null,
            Comment = service.CommentRequired && Levels.Of(service.Scale, level) is Answer.Bad ? "原因稍后补充。" : null,
        };
        var first = planned.Earlier.Count > 0 ? Earlier(planned.Earlier[0].Level) : stands;
        yield return (planned.At, new RatingCommand.Record(first));
        for (var i = 0; i < planned.Earlier.Count; i++)
        {
            var next = i + 1 < planned.Earlier.Count ? Earlier(planned.Earlier[i + 1].Level) : stands;
            yield return (planned.Earlier[i].ReplacedAt, new RatingCommand.Record(next with { Id = null }));
        }

        if (planned.RecoveredAt is { } recoveredAt)
            yield return (recoveredAt, new RatingCommand.ConfirmRecovery(stands.Id!.Value, rater));
    }
}
