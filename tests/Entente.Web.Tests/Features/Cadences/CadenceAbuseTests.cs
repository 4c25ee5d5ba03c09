using System.Net;
using System.Net.Http.Json;
using Entente.Web.Features.Cadences;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Cadences;

/// <summary>Who may not propose, agree, read, write, arrange or tick off; and what a calendar's address gives away.</summary>
public sealed class CadenceAbuseTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Nobody_proposes_or_agrees_for_others(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        foreach (var http in new[] { await app.As(app.Company.Seller), await app.As(app.Company.Technician), await app.As(app.Company.Administrator), await app.WithKey("cadences:write") })
            Assert.Equal(HttpStatusCode.Forbidden, (await http.PostAsJsonAsync("/api/v1/cadences", Meets.Asked(app), Meets.Json, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Client().PostAsJsonAsync("/api/v1/cadences", Meets.Asked(app), Meets.Json, Stop)).StatusCode);
        var id = await Meets.Proposed(app, Meets.Asked(app), app.Company.PartsManager);
        foreach (var person in new[] { app.Company.Technician, app.Company.HumanResources, app.Company.Auditor })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(person)).PostAsJsonAsync($"/api/v1/cadences/{id}/agree", new { }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await (await app.As(app.Company.PartsManager)).PostAsJsonAsync($"/api/v1/cadences/{id}/agree", new { }, Stop)).StatusCode);
        Assert.Empty(await Meets.Of(app, id));
    }

    [Theory, BothDatabases]
    public async Task Strangers_do_not_learn_that_it_is_there(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var cadence = await Meets.Agreed(app);
        var meeting = (await Meets.Of(app, cadence.Id))[0];
        foreach (var http in new[] { await app.As(app.Company.Accountant), await app.As(app.Company.SalesManager) })
        {
            foreach (var path in new[] { $"/cadences/{cadence.Id}", $"/meetings/{meeting.Id}", $"/api/v1/cadences/{cadence.Id}", $"/api/v1/meetings/{meeting.Id}", $"/api/v1/meetings/{meeting.Id}/actions" })
                Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(path, Stop)).StatusCode);
            foreach (var path in new[] { "/cadences", "/cadences?view=list", "/cadences?view=meetings", "/cadences/export.csv", "/meetings/export.csv", "/api/v1/cadences", "/api/v1/meetings" })
                Assert.DoesNotContain("配件周例会", WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop)), StringComparison.Ordinal);
            foreach (var step in new[] { "write", "finish", "move", "cancel", "miss", "reopen" })
                Assert.Equal(HttpStatusCode.NotFound, (await http.PostAsJsonAsync($"/api/v1/meetings/{meeting.Id}/{step}", new { text = "不该知道" }, Stop)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.WithKey("needs:read")).GetAsync($"/api/v1/cadences/{cadence.Id}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.WithKey("cadences:read")).GetAsync($"/api/v1/cadences/{cadence.Id}", Stop)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Whoever_reads_does_not_write_and_whoever_writes_does_not_arrange(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var meeting = (await Meets.Of(app, (await Meets.Agreed(app)).Id))[0];
        foreach (var person in new[] { app.Company.SecondTechnician, app.Company.Storekeeper, app.Company.AfterSalesManager, app.Company.HumanResources, app.Company.Auditor })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(person)).PostAsJsonAsync($"/api/v1/meetings/{meeting.Id}/write", new { minutes = "不是我的会" }, Stop)).StatusCode);
        foreach (var step in new[] { "move", "cancel", "miss", "reopen" })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(app.Company.Technician)).PostAsJsonAsync($"/api/v1/meetings/{meeting.Id}/{step}", new { text = "我来定" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await (await app.As(app.Company.PartsManager)).PostAsJsonAsync($"/api/v1/meetings/{meeting.Id}/finish", new { minutes = "还没开", present = new[] { app.Company.PartsManager.Id, app.Company.Technician.Id } }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await app.As(app.Company.PartsManager)).PostAsJsonAsync($"/api/v1/meetings/{meeting.Id}/write", new { present = new[] { app.Company.Seller.Id } }, Stop)).StatusCode);
        Assert.Equal(1, (await Meets.Of(app, meeting.CadenceId))[0].Version);
    }

    [Theory, BothDatabases]
    public async Task An_action_is_ticked_off_by_its_owner_alone(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var meeting = (await Meets.Of(app, (await Meets.Agreed(app)).Id))[0];
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        await Meets.Do(app, app.Company.PartsManager, $"meetings/{meeting.Id}/finish", new
        {
            present = new[] { app.Company.PartsManager.Id, app.Company.Technician.Id },
            minutes = "核对",
            actions = new[] { new { text = "发清单", owner = app.Company.Storekeeper.Id, day = "2026-03-30" } },
        });
        await using var db = app.Db();
        var action = await db.MeetingActions.AsNoTracking().SingleAsync(Stop);
        foreach (var person in new[] { app.Company.PartsManager, app.Company.Technician, app.Company.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(person)).PostAsJsonAsync($"/api/v1/actions/{action.Id}/tick", new { done = true }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.As(app.Company.Seller)).PostAsJsonAsync($"/api/v1/actions/{action.Id}/tick", new { done = true }, Stop)).StatusCode);
        Assert.Null((await db.MeetingActions.AsNoTracking().SingleAsync(Stop)).DoneAt);
    }

    [Theory, BothDatabases]
    public async Task A_calendar_address_opens_one_calendar_until_it_is_taken_back_and_stands_nowhere(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        _ = await Meets.Agreed(app);
        var feeds = app.Services.GetRequiredService<ManageFeed>();
        var secret = Given.Agreed(await feeds.Run(await app.Actor(app.Company.Technician), Stop));
        var stranger = Given.Agreed(await feeds.Run(await app.Actor(app.Company.Accountant), Stop));
        using var http = app.Client();
        using var feed = await http.GetAsync($"/calendar/{secret}.ics", Stop);
        Assert.Equal("text/calendar", feed.Content.Headers.ContentType!.MediaType);
        Assert.Contains("no-store", feed.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("配件周例会", await feed.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("配件周例会", await http.GetStringAsync($"/calendar/{stranger}.ics", Stop), StringComparison.Ordinal);
        foreach (var wrong in new[] { secret[..^1], new string('A', 43), secret + "x" })
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/calendar/{wrong}.ics", Stop)).StatusCode);
        await using var db = app.Db();
        Assert.DoesNotContain(await db.CalendarFeeds.AsNoTracking().Select(one => one.TokenHash).ToListAsync(Stop), hash => hash.Contains(secret, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(await db.AuditEntries.AsNoTracking().Select(entry => entry.Details).ToListAsync(Stop), details => details?.Contains(secret, StringComparison.Ordinal) == true);
        var renewed = Given.Agreed(await feeds.Run(await app.Actor(app.Company.Technician), Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/calendar/{secret}.ics", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync($"/calendar/{renewed}.ics", Stop)).StatusCode);
        Assert.Null(await feeds.TakeBack(await app.Actor(app.Company.Technician), Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"/calendar/{renewed}.ics", Stop)).StatusCode);
    }
}
