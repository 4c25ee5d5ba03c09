using Entente.Domain.Appraisals;
using Entente.Domain.Calendar;
using Entente.Domain.Chain;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;
using static Entente.Web.Features.Demo.ExampleRules;

namespace Entente.Web.Features.Demo;

/// <summary>
/// Two appraisals of the example: an earlier quarter's, which is final, with a calibration and an answered appeal; and the last quarter's,
/// published four days ago. Whoever acts is who answered for the unit on that day; what a rule refuses on an odd day is left out.
/// </summary>
internal sealed class ExampleAppraisals(ExampleCompany company, SupplyChain chain, ReadLinkFacts links, DateOnly today)
{
    private const string RunsThem = "tan.hui@hengtong.example";

    private readonly CompanyDirectory directory = chain.Directory;

    public async Task Save(IDbContextFactory<EntenteDb> databases, CancellationToken stop)
    {
        var (earlier, last) = (Quarters(today)[0], Quarters(today)[1]);
        await using var db = await databases.CreateDbContextAsync(stop);
        var goals = await db.Goals.AsNoTracking().ToListAsync(stop);
        foreach (var (period, isFinal, published) in new[] { (earlier, true, earlier.End.AddDays(15)), (last, false, today.AddDays(-4)) })
        {
            if (directory.IsClosed(period))
                await Save(db, period, isFinal, published, goals, stop);
        }

        await db.SaveChangesAsync(stop);
    }

    /// <summary>The two that are appraised: the last one whose goals had the time to be reported, verified and judged, and the one before it.</summary>
    internal static IReadOnlyList<Period> Quarters(DateOnly today)
    {
        var last = Period.Containing(PeriodKind.Quarter, today.AddDays(-20)).Previous;
        return [last.Previous, last];
    }

    private static DateTimeOffset At(DateOnly day, int hour = 10) => ExampleDates.At(day, new TimeOnly(hour, 5));

    private async Task Save(EntenteDb db, Period period, bool isFinal, DateOnly published, List<Goal> goals, CancellationToken stop)
    {
        var cycle = Must(AppraisalCycle.Prepare(Guid.CreateVersion7(At(period.End.AddDays(-14))), period, new AppraisalTerms(), At(period.End.AddDays(-14))));
        var opened = period.End.AddDays(-7);
        var sheets = Must(cycle.Open(chain, opened, () => Guid.CreateVersion7(At(opened)), At(opened)));
        var said = company.Appraisals.Where(one => one.Final == isFinal).ToDictionary(one => directory.Unit(one.Unit)!.Id);
        foreach (var sheet in sheets.Where(sheet => said.ContainsKey(sheet.UnitId)))
            Must(sheet.Assess(said[sheet.UnitId].Points, said[sheet.UnitId].Self, directory.ManagerOf(sheet.UnitId, opened)!.Id, At(period.End.AddDays(3))));

        Must(cycle.Review(directory, sheets, At(published.AddDays(-5))));
        var found = await links(period, [.. sheets.Select(sheet => sheet.UnitId)], stop);
        var facts = sheets.ToDictionary(sheet => sheet.UnitId, sheet => new SheetFacts
        {
            Terms = cycle.Terms,
            Goals = GoalFact.Of(sheet.UnitId, period, goals, directory.DayOf),
            Links = found[sheet.UnitId],
            ManagerId = directory.ManagerOf(sheet.UnitId, published)?.Id,
            SuperiorId = directory.SuperiorOf(sheet.UnitId, published)?.Id,
        });
        foreach (var sheet in sheets.Where(sheet => said.ContainsKey(sheet.UnitId)))
            Review(sheet, said[sheet.UnitId], facts[sheet.UnitId], published.AddDays(-3));
        var answerBy = directory.DayOf(new WorkCalendar(directory.TimeZone, WorkWeek.Usual(), []).WorkingDaysAfter(At(published), AppraisalCycle.AnswerDays));
        Must(cycle.Publish(directory, sheets.Select(sheet => (sheet, facts[sheet.UnitId])), answerBy, At(published), directory.Person(RunsThem)!.Id));
        foreach (var sheet in sheets)
            Answer(sheet, said.GetValueOrDefault(sheet.UnitId), cycle, isFinal, published);
        if (isFinal)
            Must(cycle.Finish([.. sheets], answerBy.AddDays(1), At(answerBy.AddDays(1)), directory.Person(RunsThem)!.Id));
        db.Add(cycle);
        db.AddRange(sheets);
    }

    private void Review(AppraisalSheet sheet, ExampleAppraisal said, SheetFacts facts, DateOnly day)
    {
        if (directory.SuperiorOf(sheet.UnitId, day) is not { } superior)
            return;
        if (said is { Calibration: { } by, CalibrationReason: { } reason } && sheet.Draft(facts).Management is { } points)
            Must(sheet.Calibrate(facts, Math.Clamp(points + by, 0, 100), reason, superior.Id, At(day)));
        if (said.Comment is { } comment)
            Must(sheet.Comment(comment, superior.Id, At(day, 11)));
    }

    private void Answer(AppraisalSheet sheet, ExampleAppraisal? said, AppraisalCycle cycle, bool isFinal, DateOnly published)
    {
        var manager = directory.ManagerOf(sheet.UnitId, published.AddDays(2))!.Id;
        if (said is { Appeal: { } appeal, Answer: { } answer, Reviewer: { } email } && directory.Person(email) is { } reviewer
            && sheet.Published!.Management is { } points && AppraisalAccess.MayReview(directory, sheet, cycle.Period, reviewer.Id, published))
        {
            Must(sheet.LodgeAppeal(appeal, cycle.AnswerBy!.Value, published.AddDays(2), manager, At(published.AddDays(2))));
            Must(sheet.Assign(reviewer.Id, directory.Person(RunsThem)!.Id));
            Must(sheet.Answer(answer, said.Correction is { } by ? Math.Clamp(points + by, 0, 100) : null, null, reviewer.Id, At(published.AddDays(6), 15)));
        }
        else if (isFinal || said is { Acknowledged: true })
        {
            Must(sheet.Acknowledge(null, manager, At(published.AddDays(2), 16)));
        }
    }
}
