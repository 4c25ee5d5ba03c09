using System.Net;
using Entente.Domain.Kernel;
using Entente.Web.Features.Bots;
using Entente.Web.Pages.Admin.ChatOrg;
using Entente.Web.Platform.Sheets;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>Departments and people from each platform: tried first, all or nothing, the same again changes nothing.</summary>
public sealed class OrgImportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task WeCom_brings_departments_people_and_who_they_are_there(DatabaseKind on) => await Brought(ChatPlatform.WeCom, on, "wecom-3");

    [Fact]
    public async Task DingTalk_brings_departments_people_and_who_they_are_there() => await Brought(ChatPlatform.DingTalk, DatabaseKind.Sqlite, "dingtalk-3");

    [Fact]
    public async Task Feishu_brings_departments_people_and_who_they_are_there() => await Brought(ChatPlatform.Feishu, DatabaseKind.Sqlite, "feishu-od-3");

    [Fact]
    public async Task One_wrong_row_and_nothing_is_taken_in()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(ChatPlatform.WeCom, app.Company.Administrator);
        server.Answer = new OrgServers(app, ChatPlatform.WeCom) { Email = "no address" }.Answer;
        var report = Given.Agreed(await Import(app, ChatPlatform.WeCom, dryRun: false));
        Assert.False(report.Result.WasKept);
        Assert.Equal("person.email-invalid", report.Rows.Single(row => row.Name == "王新").Refused!.Code);
        await using var db = app.Db();
        Assert.False(await db.Units.AnyAsync(unit => unit.Name == "客服部", Stop));
        Assert.Single(await db.Set<ChatAccount>().ToListAsync(Stop));
    }

    [Fact]
    public async Task Where_the_platform_says_no_on_the_way_nothing_is_taken_in_and_its_words_are_shown()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(ChatPlatform.DingTalk, app.Company.Administrator);
        var company = new OrgServers(app, ChatPlatform.DingTalk);
        server.Answer = call => call.Path == "/topapi/v2/user/list" ? new ChatServer.Answered("""{"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限","errmsg":"ding talk error"}""") : company.Answer(call);
        Assert.Equal(new BotSaidNo("60011 没有调用该接口的权限"), (await Import(app, ChatPlatform.DingTalk, dryRun: false)).Refusal);
        await using var db = app.Db();
        Assert.False(await db.Units.AnyAsync(unit => unit.Name == "客服部", Stop));
    }

    [Fact]
    public async Task The_page_shows_what_would_become_of_every_row_and_why_and_is_for_administrators()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(ChatPlatform.WeCom, app.Company.Administrator);
        server.Answer = new OrgServers(app, ChatPlatform.WeCom).Answer;
        using var administrator = await app.As(app.Company.Administrator);
        var page = await (await administrator.Submit("/admin/bots/wecom/org", "org", ("Apply", "false"))).Text();
        foreach (var words in new[] { "王新", "客服部", "wecom-3", "新增", "无邮箱", "平台没有提供邮箱" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        using var hr = await app.As(app.Company.HumanResources, followRedirects: false);
        Assert.NotEqual(200, (int)(await hr.GetAsync(new Uri("/admin/bots/wecom/org", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(new Uri("/admin/bots/slack/org", UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(new NotAllowed(), (await app.Services.GetRequiredService<ImportChatOrg>().Run(ChatPlatform.WeCom, true, await app.Actor(app.Company.HumanResources), Stop)).Refusal);
    }

    private static async Task Brought(ChatPlatform platform, DatabaseKind on, string code)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: server.Use);
        await app.Connect(platform, app.Company.Administrator);
        server.Answer = new OrgServers(app, platform).Answer;

        var tried = Given.Agreed(await Import(app, platform, dryRun: true));
        Assert.False(tried.Result.WasKept);
        Assert.Equal(["无邮箱 NoEmail", "客服部 Created", "王新 Created"], tried.Rows.Where(row => row.Fate is not RowFate.Unchanged).Select(row => $"{row.Name} {row.LeftOut ?? row.Fate.ToString()}"));
        Assert.Equal(3, tried.Rows.Count(row => row.Fate is RowFate.Unchanged));
        await using (var before = app.Db())
            Assert.False(await before.Units.AnyAsync(unit => unit.Name == "客服部", Stop));

        var kept = Given.Agreed(await Import(app, platform, dryRun: false));
        Assert.Equal((true, 2), (kept.Result.WasKept, kept.Accounts));
        var again = Given.Agreed(await Import(app, platform, dryRun: false));
        Assert.Equal((false, true, 0), (again.Result.WasKept, again.Result.ChangesNothing, again.Accounts));

        var directory = (await app.Actor(app.Company.Administrator)).Directory;
        var (care, leader) = (directory.Unit(code)!, directory.Person("wang.xin@repair.example")!);
        Assert.Equal(("客服部", app.Company.Sales.Id, leader.Id), (care.Name, care.ParentId, directory.ManagerOf(care.Id, directory.DayOf(app.Now))?.Id));
        Assert.Equal(("王新", "客服主管", care.Id), (leader.Name, leader.Title, leader.HomeUnitId));
        Assert.Equal([care.Id, app.Company.Sales.Id], directory.UnitsOf(leader.Id, directory.DayOf(app.Now)));
        await using var db = app.Db();
        var known = await db.Set<ChatAccount>().ToDictionaryAsync(account => account.PersonId, account => account.UserId, Stop);
        Assert.Equal(("seller01", "wangxin"), (known[app.Company.Seller.Id], known[leader.Id]));
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Action == "organization.imported", Stop));
    }

    private static async Task<Outcome<ImportChatOrg.Report>> Import(App app, ChatPlatform platform, bool dryRun) =>
        await app.Services.GetRequiredService<ImportChatOrg>().Run(platform, dryRun, await app.Actor(app.Company.Administrator), Stop);
}
