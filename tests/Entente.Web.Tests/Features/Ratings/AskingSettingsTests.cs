using System.Net;
using System.Net.Http.Json;
using Entente.Web.Features.Ratings;
using Entente.Web.Features.Ratings.Requests;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>How often people are asked, when the pulse begins, and how large a sealed group is: company settings, on record.</summary>
public sealed class AskingSettingsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_limit_of_a_week_is_what_the_company_set(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var key = await app.WithKey("ratings:write");
        using var hr = await app.As(app.Company.HumanResources);
        Assert.Equal(HttpStatusCode.OK, (await Put(hr, 1, 7, 5)).StatusCode);
        for (var i = 0; i < 3; i++)
            await key.PostAsJsonAsync("/api/v1/encounters", new { service = "reimbursement", customer = "sales", rater = app.Company.Seller.Email, reference = $"BX-{i}" }, Stop);
        Assert.Single(await app.MessagesOf(app.Company.Seller));
        var page = WebUtility.HtmlDecode(await hr.GetStringAsync(new Uri("/admin/asking", UriKind.Relative), Stop));
        Assert.Contains("人事", page, StringComparison.Ordinal);
        Assert.Contains("value=\"7\"", page, StringComparison.Ordinal);
        Assert.Contains("每人每周最多征询次数", await hr.GetStringAsync(new Uri("/admin/asking/export.csv", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 14, 4, "company.sealed-group-invalid")]
    [InlineData(3, 14, 51, "company.sealed-group-invalid")]
    [InlineData(-1, 14, 5, "asking.requests-invalid")]
    [InlineData(3, 32, 5, "asking.pulse-invalid")]
    public async Task What_cannot_be_kept_is_said_in_a_sentence_and_nothing_is_half_set(int requests, int pulse, int group, string code)
    {
        await using var app = await App.Start();
        using var hr = await app.As(app.Company.HumanResources);
        var answer = await Put(hr, requests, pulse, group);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        var view = await app.Services.GetRequiredService<ReadAsking>().Read(Stop);
        Assert.Equal((3, 14, 5, 1), (view.Limits.RequestsAWeek, view.Limits.PulseDays, view.SealedGroup, view.Limits.Version));
    }

    [Fact]
    public async Task A_box_that_was_cleared_is_not_taken_for_zero()
    {
        await using var app = await App.Start();
        using var hr = await app.As(app.Company.HumanResources);
        using var refused = await hr.Submit("/admin/asking", "asking", ("Form.RequestsAWeek", ""), ("Form.PulseDays", "14"), ("Form.SealedGroup", "5"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(3, (await app.Services.GetRequiredService<ReadAsking>().Read(Stop)).Limits.RequestsAWeek);
    }

    [Fact]
    public async Task Nobody_but_HR_and_administrators_sets_it_and_not_over_a_change_they_did_not_see()
    {
        await using var app = await App.Start();
        foreach (var person in new[] { app.Company.Seller, app.Company.Director, app.Company.Auditor })
        {
            using var browser = await app.As(person, followRedirects: false);
            Assert.Equal(HttpStatusCode.Forbidden, (await Put(browser, 9, 9, 9)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/admin/asking", UriKind.Relative), Stop)).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/admin/asking/export.csv", UriKind.Relative), Stop)).StatusCode);
        }

        using var key = await app.WithKey("org:write", "org:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await Put(key, 9, 9, 9)).StatusCode);
        using var administrator = await app.As(app.Company.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await Put(administrator, 4, 14, 6)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(administrator, 5, 14, 6)).StatusCode);
        await using var db = app.Db();
        Assert.Equal((5, 6), await db.SealedGroupChanges.Select(change => new ValueTuple<int, int>(change.From, change.To)).SingleAsync(Stop));
        Assert.Equal(app.Company.Administrator.Id, (await db.AuditEntries.SingleAsync(entry => entry.Action == "asking.set", Stop)).Actor);
    }

    /// <summary>The rating page named eight; five do not come out because somebody lowered the number afterwards.</summary>
    [Theory, BothDatabases]
    public async Task Lowering_the_group_brings_nothing_out_that_was_promised_a_larger_one(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        var raters = new List<Domain.Organization.Person>();
        for (var i = 0; i < 16; i++)
            raters.Add(await app.Given.Person(company.AfterSales));
        using var hr = await app.As(company.HumanResources);
        await Put(hr, 3, 14, 8);
        using (var rater = await app.As(raters[0]))
            Assert.Contains("另外 7 人", WebUtility.HtmlDecode(await rater.GetStringAsync(new Uri($"/rate/{company.PromisesForAfterSales.Id}", UriKind.Relative), Stop)), StringComparison.Ordinal);
        for (var i = 0; i < 6; i++)
            await app.Given.Rating(company.PromisesForAfterSales, raters[i], i == 0 ? 1 : 5);
        Assert.Equal(HttpStatusCode.OK, (await Put(hr, 3, 14, 5, 2)).StatusCode);
        await Cut(app, new DateTimeOffset(2026, 4, 1, 2, 0, 0, TimeSpan.Zero));
        await using var db = app.Db();
        Assert.Empty(await db.ReleasedBatches.ToListAsync(Stop));

        // Two more, who were promised five, make it eight together.
        foreach (var rater in raters.Skip(6).Take(2))
            await app.Given.Rating(company.PromisesForAfterSales, rater, 4);
        await Cut(app, new DateTimeOffset(2026, 5, 1, 2, 0, 0, TimeSpan.Zero));
        Assert.Equal(8, (await db.ReleasedBatches.SingleAsync(Stop)).Raters);

        // Whoever rates now was promised five.
        foreach (var rater in raters.Skip(8).Take(5))
            await app.Given.Rating(company.PromisesForAfterSales, rater, rater == raters[8] ? 1 : 4);
        await Cut(app, new DateTimeOffset(2026, 6, 1, 2, 0, 0, TimeSpan.Zero));
        Assert.Equal([5, 8], await db.ReleasedBatches.Select(batch => batch.Raters).OrderBy(n => n).ToListAsync(Stop));
    }

    private static async Task Cut(App app, DateTimeOffset at)
    {
        app.Clock.SetUtcNow(at);
        await app.Services.GetRequiredService<CutReleases>().Run(null, Stop);
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, int requestsAWeek, int pulseDays, int sealedGroup, int version = 1) =>
        client.PutAsJsonAsync("/api/v1/asking", new { requestsAWeek, pulseDays, sealedGroup, version }, Stop);
}
