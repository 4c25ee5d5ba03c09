using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Cadences;
using Entente.Domain.Calendar;
using Entente.Web.Features.Cadences;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Cadences;

/// <summary>A cadence from proposal to minutes, ticked actions, and the share that readiness asks for.</summary>
public sealed class CadenceFlowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Two_managers_agree_meet_write_and_tick_off(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        var id = await Meets.Proposed(app, Meets.Asked(app), company.PartsManager);
        Assert.Empty(await Meets.Of(app, id));
        Assert.Contains("请答复沟通机制“配件周例会”", await Home(app, company.TechniciansManager), StringComparison.Ordinal);
        await Meets.Do(app, company.TechniciansManager, $"cadences/{id}/agree");
        var meetings = await Meets.Of(app, id);
        Assert.Equal((new DateOnly(2026, 3, 26), 14), (meetings[0].Day, meetings.Count));

        var first = meetings[0];
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        Assert.Contains("请完成“配件周例会”", await Home(app, company.PartsManager), StringComparison.Ordinal);
        await Meets.Do(app, company.Technician, $"meetings/{first.Id}/finish", new
        {
            agenda = "缺货清单\n促销备货",
            present = new[] { company.PartsManager.Id, company.Technician.Id },
            minutes = "逐项核对。",
            decisions = "每周一先发清单",
            actions = new[] { new { text = "发出缺货清单", owner = company.Storekeeper.Id, day = "2026-03-30" } },
        });
        await using var db = app.Db();
        var action = await db.MeetingActions.SingleAsync(Stop);
        Assert.Contains("会议待办：发出缺货清单", await Home(app, company.Storekeeper), StringComparison.Ordinal);
        Assert.Contains("逐项核对。", WebUtility.HtmlDecode(await (await app.As(company.SecondTechnician)).GetStringAsync($"/meetings/{first.Id}", Stop)), StringComparison.Ordinal);
        await Meets.Do(app, company.Storekeeper, $"actions/{action.Id}/tick", new { done = true });
        Assert.DoesNotContain("会议待办：发出缺货清单", await Home(app, company.Storekeeper), StringComparison.Ordinal);

        // Nobody writes the second: it is chased, counts as due, and after a month as missed.
        app.Clock.Advance(TimeSpan.FromDays(14));
        await app.Morning();
        Assert.Contains(await app.MessagesOf(company.TechniciansManager), message => message.Chinese.Contains("请完成“配件周例会”", StringComparison.Ordinal));
        var shares = await (await app.As(company.PartsManager)).GetFromJsonAsync<List<CadenceEndpoints.MeetingShareShown>>("/api/v1/cadences/shares", Meets.Json, Stop);
        Assert.Equal(new CadenceEndpoints.MeetingShareShown("parts", "technicians", 2, 1, 0.5), Assert.Single(shares!));
        app.Clock.Advance(TimeSpan.FromDays(25));
        await app.Services.GetRequiredService<ArrangeMeetings>().Run(Stop);
        Assert.Equal(MeetingState.Missed, (await Meets.Of(app, id))[1].State);
    }

    [Theory, BothDatabases]
    public async Task Managers_do_all_of_it_on_pages_and_lose_nothing_typed(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var (parts, technicians) = (await app.As(app.Company.PartsManager, false), await app.As(app.Company.TechniciansManager, false));
        (string, string)[] fields = [("Form.Title", "配件例会"), ("Form.Own", "parts"), ("Form.With", "technicians"), ("Form.People", "technician@repair.example\nstorekeeper@repair.example"), ("Form.Every", "Week"), ("Form.Weekday", "Thursday"), ("Form.Start", "2026-03-26"), ("Form.Until", "2026-06-30"), ("Form.Time", "09:30"), ("Form.Minutes", "45")];
        var refused = await parts.Submit("/cadences/new", "cadence", [.. fields, ("Form.OnlineAddress", "javascript:alert(1)")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("storekeeper@repair.example", await refused.Text(), StringComparison.Ordinal);
        var sent = await parts.Submit("/cadences/new", "cadence", fields);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var path = new Uri(app.Address, sent.Headers.Location!).AbsolutePath;
        await using var db = app.Db();
        var cadence = await db.Cadences.AsNoTracking().SingleAsync(Stop);
        Assert.Equal(HttpStatusCode.Redirect, (await technicians.Send(path, "act", ("Asked.Verb", "Agree"))).StatusCode);
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        var meeting = (await Meets.Of(app, cadence.Id))[0];
        var lacking = await parts.Send($"/meetings/{meeting.Id}", "write", ("Written.Finish", "true"), ("Written.Minutes", "只有我方到会"), ("Written.Present", $"{app.Company.PartsManager.Id}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lacking.StatusCode);
        Assert.Contains("只有我方到会", await lacking.Text(), StringComparison.Ordinal);
        var finished = await parts.Send($"/meetings/{meeting.Id}", "write", ("Written.Finish", "true"), ("Written.Minutes", "双方到会"), ("Written.Present", $"{app.Company.PartsManager.Id}"), ("Written.Present", $"{app.Company.Technician.Id}"),
            ("Written.Actions[0].Text", "盘点"), ("Written.Actions[0].Owner", $"{app.Company.Storekeeper.Id}"), ("Written.Actions[0].Day", "2026-04-02"));
        Assert.Equal(HttpStatusCode.Redirect, finished.StatusCode);
        Assert.Equal(MeetingState.Held, (await Meets.Of(app, cadence.Id))[0].State);
        var action = await db.MeetingActions.AsNoTracking().SingleAsync(Stop);
        var keeper = await app.As(app.Company.Storekeeper, false);
        Assert.Equal(HttpStatusCode.Redirect, (await keeper.Send($"/meetings/{meeting.Id}", "tick", ("Action", $"{action.Id}"), ("IsDone", "true"))).StatusCode);
        Assert.NotNull((await db.MeetingActions.AsNoTracking().SingleAsync(Stop)).DoneAt);
        foreach (var view in new[] { "", "?view=list", "?view=meetings", "?view=actions", "?view=shares", "?month=2026-04" })
            Assert.Contains("配件", await (await parts.GetAsync("/cadences" + view, Stop)).Text(), StringComparison.Ordinal);
        Assert.Contains("盘点", await (await parts.GetAsync("/meetings/actions/export.csv", Stop)).Text(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Meetings_follow_days_off_that_are_entered_later_and_what_people_moved_stays(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var cadence = await Meets.Agreed(app);
        var meetings = await Meets.Of(app, cadence.Id);
        await Meets.Do(app, app.Company.PartsManager, $"meetings/{meetings[2].Id}/move", new { day = "2026-04-10", text = "盘点" });
        foreach (var day in new[] { meetings[1].Slot, meetings[2].Slot })
            await app.Given.Save(Given.Agreed(ExceptionalDay.On(day, false, "临时放假")));
        await app.Services.GetRequiredService<ArrangeMeetings>().Run(Stop);
        var after = await Meets.Of(app, cadence.Id);
        Assert.Equal(meetings[1].Slot.AddDays(1), after[1].Day);
        Assert.Equal(new DateOnly(2026, 4, 10), after[2].Day);
        Assert.Equal("盘点", after[2].MovedReason);
    }

    [Theory, BothDatabases]
    public async Task Two_who_write_at_once_are_told(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var meeting = (await Meets.Of(app, (await Meets.Agreed(app)).Id))[0];
        await Meets.Do(app, app.Company.PartsManager, $"meetings/{meeting.Id}/write", new { minutes = "第一稿", version = 1 });
        using var late = await (await app.As(app.Company.Technician)).PostAsJsonAsync($"/api/v1/meetings/{meeting.Id}/write", new { minutes = "第二稿", version = 1 }, Stop);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal("第一稿", (await Meets.Of(app, meeting.CadenceId))[0].Minutes);
        using var form = await (await app.As(app.Company.Technician)).Send($"/meetings/{meeting.Id}", "write", ("Written.Minutes", "第二稿"), ("Written.Version", "1"), ("Written.Finish", "false"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, form.StatusCode);
        var page = WebUtility.HtmlDecode(await form.Content.ReadAsStringAsync(Stop));
        Assert.All(["下面是别人刚刚保存的内容", "第一稿", "第二稿"], words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    private static async Task<string> Home(App app, Domain.Organization.Person person) => WebUtility.HtmlDecode(await (await app.As(person)).GetStringAsync("/", Stop));
}
