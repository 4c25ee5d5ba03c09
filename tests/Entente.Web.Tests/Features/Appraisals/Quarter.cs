using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Appraisals;
using Entente.Domain.Goals;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Readiness;
using Entente.Web.Data;
using Entente.Web.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Appraisals;

/// <summary>
/// The last quarter of the repair company, over but still open: finance has a content superior and two dissatisfied customers of three,
/// the parts store kept a promise, sales has nothing to be judged by.
/// </summary>
internal static class Quarter
{
    public const string Code = "2025-Q4";
    private static readonly DateTimeOffset November = new(2025, 11, 12, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Before = new(2025, 9, 20, 3, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task Make(App app)
    {
        var company = app.Company;
        var directory = (await app.Services.GetRequiredService<Snapshots>().Read(Stop)).Directory;
        var links = new[] { company.ReimbursementForSales, company.ReimbursementForAfterSales, await app.Given.Link(company.Reimbursement, company.Root) };
        foreach (var link in links)
            await app.Given.Save(Given.Agreed(ReadinessWaiver.Grant(Guid.CreateVersion7(), link, Period.Parse(Code), "首个考核周期", [], directory, company.Administrator.Id, Before)));
        await app.Given.Rating(links[0], company.Seller, Levels.Bad, November, "B-1");
        await app.Given.Rating(links[1], company.Technician, Levels.Bad, November, "B-2");
        await app.Given.Rating(links[2], company.Auditor, Levels.Good, November, "B-3");
        // Not ready, so that what is said there is feedback only.
        await app.Given.Rating(company.PartsForTechnicians, company.Technician, 1, November, "B-4");
        await app.Given.Save(Judged(company.Finance, company.FinanceManager, company.Sales, company.SalesManager, company.Director, 90, isVerified: false));
        await app.Given.Save(Judged(company.Parts, company.PartsManager, company.Technicians, company.TechniciansManager, company.AfterSalesManager, 80, isVerified: true));
    }

    public static async Task Close(App app) =>
        Assert.Null((await app.Services.GetRequiredService<ClosePeriod>().Run(Period.Parse(Code), null, Stop)).Refusal);

    /// <summary>Opens a cycle, closes the period and begins the review.</summary>
    public static async Task Reviewing(App app)
    {
        using var hr = await app.As(app.Company.HumanResources);
        await hr.Must("", new { period = Code });
        await hr.Must($"/{Code}/open");
        await Close(app);
        await hr.Must($"/{Code}/review");
    }

    public static async Task Published(App app)
    {
        await Reviewing(app);
        using var hr = await app.As(app.Company.HumanResources);
        await hr.Must($"/{Code}/publish");
    }

    /// <summary>Asks the API for a step; it has to be taken.</summary>
    public static async Task Must(this HttpClient http, string path, object? body = null)
    {
        using var answer = await http.Step(path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
    }

    /// <summary>Asks the API for a step that is refused.</summary>
    public static async Task Refused(this HttpClient http, HttpStatusCode status, string path, object? body = null)
    {
        using var answer = await http.Step(path, body);
        Assert.True(status == answer.StatusCode, $"{path}: {answer.StatusCode} instead of {status}: {await answer.Content.ReadAsStringAsync(Stop)}");
    }

    public static async Task<HttpResponseMessage> Step(this HttpClient http, string path, object? body = null) => await http.PostAsJsonAsync("/api/v1/appraisals" + path, body ?? new { }, Stop);

    /// <summary>A sheet as the API answers it.</summary>
    public static Task<Client.SheetShown> Sheet(this HttpClient http, string unit) => new Client.EntenteClient(http).GetAppraisalUnitAsync(Code, unit, Stop);

    public static async Task<AppraisalSheet> Stored(App app, Unit unit)
    {
        await using var db = app.Db();
        return await db.AppraisalSheets.AsNoTracking().SingleAsync(sheet => sheet.UnitId == unit.Id, Stop);
    }

    private static Goal Judged(Unit owner, Person manager, Unit served, Person customer, Person superior, int points, bool isVerified)
    {
        var goal = Given.Agreed(Goal.Create(Guid.CreateVersion7(), owner.Id, new GoalBody
        {
            Title = $"{owner.Name}的约定",
            Period = Code,
            Serves = [served.Id],
            Criteria = [new Criterion { Number = 1, Measure = "按时完成", Unit = "%", Comparison = Comparison.AtLeast, Target = 95, Deadline = new DateOnly(2025, 12, 31), Weight = 100, MeasuredBy = "客户", Evidence = "记录" }],
        }, Before, manager.Id));
        Assert.Null(goal.Propose());
        Assert.Null(goal.Sign(new GoalParty(PartyKind.Owner, owner.Id), goal.Latest.Hash, manager.Id, Before));
        Assert.Null(goal.Sign(new GoalParty(PartyKind.Served, served.Id), goal.Latest.Hash, customer.Id, Before));
        var today = new DateOnly(2026, 1, 10);
        Assert.Null(goal.Start(new DateOnly(2025, 10, 1), today, Before.AddDays(11)));
        Assert.Null(goal.RecordFact(new Fact { Criterion = 1, On = new DateOnly(2025, 12, 20), Value = 96, At = November }, today));
        Assert.Null(goal.Report(November));
        if (isVerified)
            Assert.Null(goal.Confirm(new GoalParty(PartyKind.Served, served.Id), null, November, customer.Id));
        Assert.Null(goal.Judge(points, "结果达到约定。", November, superior.Id));
        return goal;
    }
}
