using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Appraisals;
using Entente.Web.Data;
using Entente.Web.Features.Appraisals;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Entente.Web.Tests.Features.Appraisals;

/// <summary>A cycle from its preparation to the end, through its pages and through the API.</summary>
public sealed class AppraisalFlowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_cycle_is_prepared_opened_reviewed_published_answered_and_made_final_on_its_pages(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await Quarter.Make(app);
        using var hr = await app.As(company.HumanResources);
        using var superior = await app.As(company.AfterSalesManager);
        using var parts = await app.As(company.PartsManager);
        var cycle = $"/appraisals/{Quarter.Code}";
        var sheet = $"{cycle}/{company.Parts.Code}";

        Assert.Contains("考核已准备好", await (await hr.Send("/appraisals/new", await hr.GetStringAsync("/appraisals/new", Stop), Has("Form.ManagementWeight"), ("Form.Period", Quarter.Code), ("Form.ManagementWeight", "40"))).Words(), StringComparison.Ordinal);
        var tried = await Words(hr, $"{cycle}?weight=90&managementPass=85");
        Assert.Contains("上级 90%、客户 10%", tried, StringComparison.Ordinal);
        using var other = await app.As(company.Administrator);
        var seen = await other.GetStringAsync(cycle, Stop);
        using (var changed = await hr.PutAsJsonAsync($"/api/v1/appraisals/{Quarter.Code}", new { managementWeight = 40, managementPass = 60, servicePass = 60 }, Stop))
            Assert.True(changed.IsSuccessStatusCode);
        using (var stale = await other.Send(cycle, seen, text => text.Contains("value=\"Open\"", StringComparison.Ordinal)))
            Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("考核已启动", await Move(hr, cycle, "Open"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"weight\"", await hr.GetStringAsync(cycle, Stop), StringComparison.Ordinal);

        Assert.Contains("填写自评：配件组", await Words(parts, "/"), StringComparison.Ordinal);
        Assert.Contains("自评已保存", await Act(parts, sheet, "Assess", ("Asked.Points", "95"), ("Asked.Text", "缺货提前告知。")), StringComparison.Ordinal);
        Assert.Contains("尚未关账", await Move(hr, cycle, "Review"), StringComparison.Ordinal);
        await Quarter.Close(app);
        Assert.Contains("复核已开始", await Move(hr, cycle, "Review"), StringComparison.Ordinal);

        Assert.Contains("请写明内容", await Act(superior, sheet, "Calibrate", ("Asked.Management", "75"), ("Asked.Text", " ")), StringComparison.Ordinal);
        Assert.Contains("已校准", await Act(superior, sheet, "Calibrate", ("Asked.Management", "75.5"), ("Asked.Text", "与同级小组对照。")), StringComparison.Ordinal);
        Assert.DoesNotContain("与同级小组对照", await Words(parts, sheet), StringComparison.Ordinal);
        Assert.Contains("结果已公布", await Move(hr, cycle, "Publish"), StringComparison.Ordinal);

        var shown = await Words(parts, sheet);
        Assert.Contains("上级和内部客户都满意：上级部分 75.5 分，达到及格线 60；内部客户部分 100.0 分", shown, StringComparison.Ordinal);
        Assert.Contains("与同级小组对照。", shown, StringComparison.Ordinal);
        Assert.Contains("40% × 75.5 + 60% × 100.0 = 90.2", shown, StringComparison.Ordinal);
        Assert.Contains("不计分", shown, StringComparison.Ordinal);
        Assert.Contains("申诉已提交", await Act(parts, sheet, "Appeal", ("Asked.Text", "上级部分不应下调。")), StringComparison.Ordinal);
        Assert.Contains("指定申诉答复人：配件组", await Words(hr, "/"), StringComparison.Ordinal);
        Assert.Contains("已指定答复人", await Act(hr, sheet, "Assign", ("Asked.Reviewer", company.Auditor.Email)), StringComparison.Ordinal);
        using var reviewer = await app.As(company.Auditor);
        Assert.Contains("答复申诉：配件组", await Words(reviewer, "/"), StringComparison.Ordinal);
        Assert.Contains("申诉已答复", await Act(reviewer, sheet, "Answer", ("Asked.Text", "校准依据不足，恢复原分。"), ("Asked.Management", "80"), ("Asked.Service", "")), StringComparison.Ordinal);
        Assert.Contains("申诉后更正：75.5 → 80.0", await Words(parts, sheet), StringComparison.Ordinal);

        Assert.Contains("没有确认", await Move(hr, cycle, "Finish"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(21));
        using var later = await app.As(company.HumanResources);
        Assert.Contains("考核已定稿", await Move(later, cycle, "Finish"), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.All(await db.AppraisalSheets.ToListAsync(Stop), one => Assert.Equal(AppraisalState.Final, one.State));
        Assert.Equal([AppraisalState.Reviewing, AppraisalState.Published, AppraisalState.Appealed, AppraisalState.Final], (await Quarter.Stored(app, company.Parts)).Steps.Select(step => step.To));
    }

    [Theory, BothDatabases]
    public async Task Dissatisfied_customers_outweigh_a_content_superior_and_too_few_data_are_no_number(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await Quarter.Make(app);
        await Quarter.Published(app);
        using var hr = await app.As(company.HumanResources);
        var finance = await hr.Sheet(company.Finance.Code);
        var figures = finance.Figures!;
        Assert.Equal((90, 33.3, 61.7, Client.Duty.NotFulfilled), (figures.Management, figures.Service, figures.Total, figures.Duty));
        Assert.Contains("内部客户不满意", finance.Reason, StringComparison.Ordinal);
        Assert.Equal(3, finance.Facts!.Links!.Count);
        var sales = (await hr.Sheet(company.Sales.Code)).Figures!;
        Assert.Equal((null, null, Client.Duty.NotAppraised), (sales.Service, sales.Total, sales.Duty));
        // A bad on a link that is not ready is feedback only.
        var parts = (await hr.Sheet(company.Parts.Code)).Figures!;
        Assert.Equal((100, Client.Duty.Fulfilled), (parts.Service, parts.Duty));

        using var manager = await app.As(company.FinanceManager);
        Assert.Contains("未尽责", await Words(manager, "/"), StringComparison.Ordinal);
        Assert.Contains("内部客户不满意：内部客户部分 33.3 分，低于及格线 60", await Words(manager, $"/units/{company.Finance.Code}?period={Quarter.Code}"), StringComparison.Ordinal);
        using var director = await app.As(company.Director);
        Assert.Contains("未尽责", await Words(director, $"/units?period={Quarter.Code}"), StringComparison.Ordinal);
        using var key = await app.WithKey("scorecards:read");
        using var stranger = await app.As(company.Seller);
        foreach (var (asker, told) in new[] { (director, (bool?)false), (key, false), (stranger, null) })
            Assert.Equal(told, (await new Client.EntenteClient(asker).GetUnitScorecardAsync(company.Finance.Code, Quarter.Code, Stop)).DutyFulfilled);
        var tables = await app.Services.GetRequiredService<ExportAppraisals>().Read(Actor.AtTheCommandLine(await app.Services.GetRequiredService<Snapshots>().Read(Stop), new DateOnly(2026, 3, 25)), Stop);
        Assert.Equal(["appraisals", "goals", "links"], tables.Select(table => table.Sheet));
        Assert.Contains(tables[0].Rows, row => row[1] == company.Finance.Code && row[3] == "NotFulfilled" && row[8] == "33.3");
        var files = await hr.GetStringAsync("/appraisals/export.csv", Stop);
        Assert.Contains("财务部", files, StringComparison.Ordinal);
        Assert.Contains("33.3", files, StringComparison.Ordinal);
        Assert.Contains("未考核", await hr.GetStringAsync("/appraisals/compare/export.csv", Stop), StringComparison.Ordinal);
        await using var book = new MemoryStream(await manager.GetByteArrayAsync($"/appraisals/{Quarter.Code}/{company.Finance.Code}/sheet.xlsx", Stop));
        Assert.Equal(["结果", "目标", "客户结论", "记录"], book.GetSheetNames());
        Assert.Contains(book.Query(sheetName: "客户结论").Cast<IDictionary<string, object>>(), row => row.Values.Contains("不满意"));
    }

    [Theory, BothDatabases]
    public async Task Who_is_concerned_is_told_once_and_what_is_published_stands_whatever_changes_later(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await Quarter.Make(app);
        await Quarter.Published(app);
        var before = await Quarter.Stored(app, company.Parts);
        await using (var db = app.Db())
        {
            Assert.Single(await db.Set<Message>().Where(message => message.Kind == "appraisal" && message.PersonId == company.Director.Id && message.Chinese.Contains("已公布")).ToListAsync(Stop));
            var member = Assert.Single(await db.Set<Message>().Where(message => message.Kind == "appraisal" && message.PersonId == company.Storekeeper.Id).ToListAsync(Stop));
            Assert.Contains("考核结果已公布", member.Chinese, StringComparison.Ordinal);
            Assert.Equal($"/appraisals/{Quarter.Code}/{company.Parts.Code}", member.Href);
            Assert.Contains(await db.AuditEntries.ToListAsync(Stop), entry => entry.Action == "appraisal.publish");
        }

        // The superior thinks otherwise, the unit gets another name, the period is opened again and a bad comes in.
        await using (var db = app.Db())
        {
            var goal = await db.Goals.SingleAsync(one => one.OwnerId == company.Parts.Id, Stop);
            Assert.Null(goal.Judge(10, "重新考虑。", app.Now, company.AfterSalesManager.Id));
            await db.SaveChangesAsync(Stop);
        }

        using var administrator = await app.As(company.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await administrator.PatchAsJsonAsync($"/api/v1/units/{company.Parts.Code}", new { name = "零件组", englishName = "Spares" }, Stop)).StatusCode);
        using var parts = await app.As(company.PartsManager);
        var after = (await parts.Sheet(company.Parts.Code)).Figures!;
        Assert.Equal((double?)before.Figures!.Management, after.Management);
        Assert.Equal(before.Figures, (await Quarter.Stored(app, company.Parts)).Figures);
        Assert.Equal(80, (await Quarter.Stored(app, company.Parts)).Facts!.Goals.Single().Verdict!.Points);
    }

    private static Predicate<string> Has(string field) => form => form.Contains($"name=\"{field}\"", StringComparison.Ordinal);

    private static async Task<string> Words(HttpClient http, string path) => WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop));

    private static async Task<string> Move(HttpClient http, string cycle, string verb) =>
        await (await http.Send(cycle, await http.GetStringAsync(cycle, Stop), form => form.Contains($"name=\"Verb\" value=\"{verb}\"", StringComparison.Ordinal))).Words();

    private static async Task<string> Act(HttpClient http, string sheet, string act, params (string Name, string Value)[] fields) =>
        await (await http.Send(sheet, await http.GetStringAsync(sheet, Stop), form => form.Contains($"name=\"Asked.Act\" value=\"{act}\"", StringComparison.Ordinal), fields)).Words();
}
