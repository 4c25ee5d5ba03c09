using System.Net;
using Entente.Web.Platform;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Calendar;

public sealed class CalendarTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_administrators_and_HR_see_and_change_it()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        foreach (var person in new[] { app.Company.Director, app.Company.Auditor, app.Company.Seller })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(person)).GetAsync("/admin/calendar", Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.As(person)).GetAsync("/admin/calendar/export.csv", Stop)).StatusCode);
        }

        foreach (var person in new[] { app.Company.Administrator, app.Company.HumanResources })
            Assert.Equal(HttpStatusCode.OK, (await (await app.As(person)).GetAsync("/admin/calendar", Stop)).StatusCode);
    }

    [Fact]
    public async Task The_working_week_is_what_was_ticked_and_a_week_without_days_is_refused_with_what_was_typed()
    {
        await using var app = await App.Start(DatabaseKind.Sqlite);
        using var admin = await app.As(app.Company.Administrator);
        (string, string)[] hours = [("Week.Opens", "09:00"), ("Week.Closes", "17:45")];
        (string, string)[] unticked = [("_handler", "week"), ("__RequestVerificationToken", Forms.Token(await admin.GetStringAsync("/admin/calendar", Stop))), ("Week.Version", "1")];
        using var none = await admin.PostAsync("/admin/calendar", Forms.Content([.. unticked, .. hours]), Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Contains("17:45", await none.Words(), StringComparison.Ordinal);
        using var saved = await Week(admin, [.. hours, ("Week.Days", "Saturday"), ("Week.Days", "Tuesday")]);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var page = await admin.GetStringAsync("/admin/calendar", Stop);
        Assert.Equal(["Saturday", "Tuesday"], System.Text.RegularExpressions.Regex.Matches(page, "name=\"Week.Days\" value=\"(\\w+)\" checked").Select(found => found.Groups[1].Value).Order());
        await using var db = app.Db();
        var week = await db.WorkWeeks.SingleAsync(Stop);
        Assert.Equal((new TimeOnly(9, 0), new TimeOnly(17, 45)), (week.Opens, week.Closes));
    }

    [Fact]
    public async Task More_than_a_year_of_days_at_once_is_refused_with_how_many_are_possible()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        using var admin = await app.As(app.Company.Administrator);
        using var refused = await Enter(admin, string.Join('\n', Enumerable.Range(0, 7).Select(i => $"{new DateOnly(2030, 1, 1).AddDays(60 * i):yyyy-MM-dd}..{new DateOnly(2030, 1, 1).AddDays((60 * i) + 59):yyyy-MM-dd} 休 停产")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("一次最多登记 370 天", await refused.Words(), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.False(await db.ExceptionalDays.AnyAsync(day => day.Name == "停产", Stop));
    }

    [Theory, BothDatabases]
    public async Task Holidays_and_adjusted_days_move_what_is_counted_in_working_days(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var admin = await app.As(app.Company.Administrator);
        var from = new DateTimeOffset(2026, 9, 30, 2, 0, 0, TimeSpan.Zero);
        await using var node = await app.Beside();
        foreach (var at in new[] { app, node })
            Assert.Equal(new DateOnly(2026, 10, 1), DayOf((await at.Services.GetRequiredService<CompanyCalendar>().Read(Stop)).WorkingDaysAfter(from, 1)));
        using var entered = await Enter(admin, "2026-10-01..2026-10-07 休 国庆节\n2026-10-10 班 国庆调休");
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        // What a node keeps of the calendar is no older than what another one entered.
        foreach (var at in new[] { app, node })
        {
            var calendar = await at.Services.GetRequiredService<CompanyCalendar>().Read(Stop);
            Assert.Equal([new DateOnly(2026, 10, 8), new DateOnly(2026, 10, 9), new DateOnly(2026, 10, 10), new DateOnly(2026, 10, 12)], new[] { 1, 2, 3, 4 }.Select(days => DayOf(calendar.WorkingDaysAfter(from, days))));
        }

        Assert.Contains("国庆调休", WebUtility.HtmlDecode(await admin.GetStringAsync("/admin/calendar", Stop)), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(8, await db.ExceptionalDays.CountAsync(Stop));
        Assert.Single(await db.AuditEntries.Where(entry => entry.Action == "calendar.days-entered").ToListAsync(Stop));
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_enters_nothing_and_is_named_with_what_was_typed_kept()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        using var admin = await app.As(app.Company.Administrator);
        using var refused = await Enter(admin, "2026-05-01 休 劳动节\n2026-13-01 休 没有的日子");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Words();
        Assert.Contains("第 2 行", page, StringComparison.Ordinal);
        Assert.Contains("2026-05-01 休 劳动节", page, StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.False(await db.ExceptionalDays.AnyAsync(day => day.Date == new DateOnly(2026, 5, 1), Stop));
    }

    private static async Task<HttpResponseMessage> Enter(HttpClient http, string lines) =>
        await http.Send("/admin/calendar", await http.GetStringAsync("/admin/calendar", Stop), form => form.Contains("Entered.Lines", StringComparison.Ordinal), ("Entered.Lines", lines));

    private static async Task<HttpResponseMessage> Week(HttpClient http, params (string Name, string Value)[] fields) =>
        await http.Send("/admin/calendar", await http.GetStringAsync("/admin/calendar", Stop), form => form.Contains("Week.Opens", StringComparison.Ordinal), fields);

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).DateTime);
}
