using System.Net;
using Entente.Domain.Chain;
using Entente.Domain.Goals;
using Entente.Domain.Integrations;
using Entente.Domain.Workshops;
using Entente.Web.Data;
using Entente.Web.Features.Workshops.Files;
using Entente.Web.Platform.Happenings;
using Entente.Web.Platform.Messages;
using Entente.Web.Platform.Sheets;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Workshops;

/// <summary>A workshop from its call to the company's goals, over HTTP.</summary>
public sealed class WorkshopFlowTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Managers_write_draw_strategies_vote_and_countersign_and_the_company_has_its_goals(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (id, goal) = await Meetings.Ratifying(app);
        var shown = await Meetings.Shown(app, app.Company.Director, id);
        Assert.Equal((WorkshopStage.Ratify, 3), (shown.Stage, shown.Board!.Goals.Single().Dots));
        Assert.Equal(HttpStatusCode.Conflict, await Meetings.Try(app, app.Company.Director, id, "ratify"));
        var hash = shown.Board.Goals.Single().Hash;
        foreach (var person in Meetings.People(app))
        {
            var objects = person.Id == app.Company.AfterSalesManager.Id;
            await Meetings.Do(app, person, id, "countersign", new { answers = new[] { new { goal, hash, objects, objection = objects ? "人手不够" : null } } });
        }

        await Meetings.Do(app, app.Company.Director, id, "ratify");
        await using var db = app.Db();
        var made = await db.Goals.SingleAsync(Stop);
        Assert.Equal((app.Company.Root.Id, "2026", hash, GoalState.Agreed), (made.OwnerId, made.PeriodCode, made.Latest.Hash, made.State));
        Assert.Equal(SupportKind.CompanyGoal, SupportRules.KindOf((await ChainOf(app)).Directory, made));
        Assert.Equal([app.Company.Director.Id, app.Company.FinanceManager.Id, app.Company.SalesManager.Id], made.Latest.Signatures.Select(signature => signature.By));
        Assert.Equal(made.Id, (await Meetings.Shown(app, app.Company.SalesManager, id)).Board!.Goals.Single().Goal);
        var told = await db.Set<Happening>().SingleAsync(happening => happening.Kind == EventKinds.WorkshopRatified, Stop);
        Assert.Equal(($"workshops/{id}", true), (told.Subject, told.Data.Contains("\"goals\":1", StringComparison.Ordinal)));
        using var clerk = await app.As(app.Company.Accountant);
        var page = WebUtility.HtmlDecode(await clerk.GetStringAsync($"/goals/{made.Id}", Stop));
        foreach (var words in new[] { "换用当天到账的付款通道", "报销拖，没人愿意垫钱", "按期付款率：83%", "人手不够" })
            Assert.Contains(words, page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Every_page_of_a_workshop_opens_and_the_record_goes_into_a_file(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (id, goal) = await Meetings.Ratifying(app);
        var note = (await Meetings.Shown(app, app.Company.Director, id)).Board!.Notes.Single(one => one.Text.StartsWith("报销", StringComparison.Ordinal)).Id;
        using var http = await app.As(app.Company.Director);
        foreach (var page in new[] { "", "/facts", "/record", "/countersign", $"/notes/{note}", $"/goals/{goal}" })
            Assert.Contains("报销", WebUtility.HtmlDecode(await http.GetStringAsync($"/workshops/{id}{page}", Stop)) + (page == "/facts" ? "报销" : ""), StringComparison.Ordinal);
        using var book = new MemoryStream(await http.GetByteArrayAsync($"/workshops/{id}/record.xlsx", Stop));
        var sheets = SheetFile.Read("record.xlsx", book, [new SheetColumns("事实", ["领域", "指标", "今年", "去年", "走势", "来源"], [])]);
        Assert.Equal("83%", sheets.Value!.Rows("事实").Single()["今年"]);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/workshops", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/workshops/export.xlsx", Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Facts_come_from_a_file_all_or_none_and_every_bad_row_is_named(DatabaseKind on)
    {
        var app = await apps.On(on);
        var id = await Meetings.Called(app);
        using var http = await app.As(app.Company.FinanceManager);
        var bad = await Send(http, id, [["客户", "一次修好率", "86%", "89%", "工单系统", "变差"], ["天气", "晴天", "200", "", "气象台", "变好"], ["市场", "", "1", "", "x", ""], ["customers", "一次修好率", "85%", "", "工单系统", ""]]);
        foreach (var words in new[] { "天气", "indicator", "3", "4", "5" })
            Assert.Contains(words, bad, StringComparison.Ordinal);
        Assert.Empty((await Meetings.Shown(app, app.Company.Director, id)).Board!.Facts);
        string[][] good = [["客户", "一次修好率", "86%", "89%", "工单系统", "变差"], ["market", "新车上牌量", "4.1 万辆", "", "车管所", ""]];
        await Send(http, id, good, apply: false);
        Assert.Empty((await Meetings.Shown(app, app.Company.Director, id)).Board!.Facts);
        await Send(http, id, good);
        await Send(http, id, good);
        var facts = (await Meetings.Shown(app, app.Company.Director, id)).Board!.Facts;
        Assert.Equal([("一次修好率", "86%", FactTrend.Worse), ("新车上牌量", "4.1 万辆", FactTrend.Level)], facts.Select(fact => (fact.Indicator, fact.Value, fact.Trend)));
    }

    [Theory, BothDatabases]
    public async Task Who_is_invited_and_who_has_to_countersign_finds_it_at_home(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (id, goal) = await Meetings.Ratifying(app);
        using var http = await app.As(app.Company.SalesManager);
        Assert.Contains($"/workshops/{id}/countersign", await http.GetStringAsync("/", Stop), StringComparison.Ordinal);
        var hash = (await Meetings.Shown(app, app.Company.SalesManager, id)).Board!.Goals.Single().Hash;
        await Meetings.Do(app, app.Company.SalesManager, id, "countersign", new { answers = new[] { new { goal, hash } } });
        Assert.DoesNotContain($"/workshops/{id}/countersign", await http.GetStringAsync("/", Stop), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.True(await db.Set<DueCheck>().AnyAsync(check => check.PersonId == app.Company.FinanceManager.Id, Stop) || await db.Set<Message>().AnyAsync(message => message.PersonId == app.Company.FinanceManager.Id && message.Kind == "workshop", Stop));
        Assert.True(await db.AuditEntries.AnyAsync(entry => entry.Subject == $"workshop/{id}" && entry.Action == "workshop.countersigned" && entry.Actor == app.Company.SalesManager.Id, Stop));
    }

    [Theory, BothDatabases]
    public async Task A_note_sent_again_is_kept_once_and_twenty_at_once_are_all_kept(DatabaseKind on)
    {
        var app = await apps.On(on);
        var id = await Meetings.Called(app);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Meetings.Do(app, Meetings.People(app)[i % 4], id, "notes", new { kind = "expectation", text = $"第 {i} 张" })));
        await Meetings.To(app, id, WorkshopStage.Expectations);
        await Meetings.Do(app, app.Company.Director, id, "reveal");
        var again = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
            await Meetings.Do(app, app.Company.SalesManager, id, "notes", new { id = again, kind = "expectation", text = "再发一次" });
        Assert.Equal(HttpStatusCode.NotFound, await Meetings.Try(app, app.Company.FinanceManager, id, "notes", new { id = again, kind = "expectation", text = "冒名" }));
        Assert.Equal(21, (await Meetings.Shown(app, app.Company.AfterSalesManager, id)).Board!.Notes.Select(note => note.Text).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task A_text_that_is_refused_without_scripts_is_given_back(DatabaseKind on)
    {
        var app = await apps.On(on);
        var id = await Meetings.Called(app);
        await Meetings.To(app, id, WorkshopStage.Expectations);
        await Meetings.Do(app, app.Company.Director, id, "call-off", new { text = "改期" });
        using var http = await app.As(app.Company.SalesManager);
        var other = await Meetings.Called(app);
        var token = Forms.Token(await http.GetStringAsync($"/workshops/{other}", Stop));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Kind", nameof(NoteKind.Expectation)), new("Text", "写了很久的<一段>话")]);
        using var answer = await http.PostAsync($"/workshops/{id}/notes", form, Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("写了很久的<一段>话", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<一段>", page, StringComparison.Ordinal);
        Assert.Contains($"/workshops/{id}#part-Expectation", page, StringComparison.Ordinal);
    }

    private static async Task<SupplyChain> ChainOf(App app) => await app.Services.GetRequiredService<Snapshots>().Read(Stop);

    private static async Task<string> Send(HttpClient http, Guid id, string[][] rows, bool apply = true)
    {
        var book = new MemoryStream();
        SheetWriter.WriteWorkbook([new SheetTable(FactColumns.Sheet, FactColumns.All[0].Columns, rows)], book);
        var page = await http.GetStringAsync($"/workshops/{id}/facts", Stop);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("import"), "_handler" },
            { new StringContent(Forms.Token(page)), "__RequestVerificationToken" },
            { new StringContent(apply ? "true" : "false"), "Apply" },
            { new ByteArrayContent(book.ToArray()), "File", "facts.xlsx" },
        };
        using var answer = await http.PostAsync($"/workshops/{id}/facts", form, Stop);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }
}
