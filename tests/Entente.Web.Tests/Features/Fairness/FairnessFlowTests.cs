using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Web.Features.Fairness;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Fairness;

public sealed class FairnessFlowTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_quarter_is_searched_once_for_each_closing_and_what_was_found_stays(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 2, new DateTimeOffset(2025, 11, 3, 2, 0, 0, TimeSpan.Zero), "PO-1");
        var find = app.Services.GetRequiredService<FindSigns>();
        Assert.Empty(await find.Run(Stop));
        Given.Agreed(await app.Close("2025-Q4"));
        var first = Assert.Single(await find.Run(Stop));
        Assert.Equal(("2025-Q4", 1, 1), (first.Period, first.Raters, first.Answers));
        Assert.Null(first.AnswerSd);
        Assert.Empty(await find.Run(Stop));

        app.Clock.Advance(TimeSpan.FromHours(1));
        Given.Agreed(await app.Reopen("2025-Q4", "补录"));
        Assert.Empty(await find.Run(Stop));
        app.Clock.Advance(TimeSpan.FromHours(1));
        Given.Agreed(await app.Close("2025-Q4"));
        var second = Assert.Single(await find.Run(Stop));
        var page = Given.Agreed(await app.Services.GetRequiredService<ReadSigns>().Read(null, null, await app.Actor(app.Company.Auditor), Stop));
        Assert.Equal((second.Id, first.Id), (page.Search!.Id, page.Earlier.Single().Id));
    }

    [Theory, BothDatabases]
    public async Task Promises_are_measured_by_encounters_and_sealed_answers_are_not_read(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        await app.Given.Expectation(company.PartsForTechnicians, "急件四小时内到", company.PartsManager, company.TechniciansManager, new Domain.Chain.Promise("到货用时", Domain.Chain.Comparator.AtMost, 4, "小时"));
        using var key = await app.WithKey("ratings:write");
        foreach (var (reference, measured) in new[] { ("PO-1", 4.0), ("PO-2", 5.0), ("PO-3", 9.0) })
        {
            using var made = await key.PostAsJsonAsync("/api/v1/encounters", new { service = company.PartsSupply.Code, customer = company.Technicians.Code, rater = company.Technician.Email, reference, measured }, Stop);
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }

        await app.Given.Rating(company.PartsForTechnicians, company.Technician, 5, app.Now, "PO-2");
        await app.Given.Rating(company.PromisesForAfterSales, company.Technician, 1, app.Now, "SEALED-1");
        var question = await app.Services.GetRequiredService<ReadQuestion>().Read(Period.Parse("2026-Q1"), Stop);
        Assert.Equal([(0.0, (Domain.Ratings.Answer?)null), (0.25, Domain.Ratings.Answer.Good), (1.25, null)], question.Promises.OrderBy(promise => promise.Overrun).Select(promise => (promise.Overrun, promise.Said)));
        Assert.Equal(company.PartsSupply.Id, Assert.Single(question.Now).ServiceId);
        using var wrong = await key.PostAsync("/api/v1/encounters", new StringContent($$"""{"service":"{{company.PartsSupply.Code}}","customer":"{{company.Technicians.Code}}","rater":"{{company.Technician.Email}}","reference":"PO-4","measured":1e999}""", new MediaTypeHeaderValue("application/json")), Stop);
        Assert.Contains(wrong.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity });

        app.Clock.Advance(TimeSpan.FromHours(1));
        // A version that promises nothing takes the place of one that did: what is measured afterwards is held against nobody.
        await app.Given.Expectation(company.PartsForTechnicians, "急件尽快，逐件商定", company.PartsManager, company.TechniciansManager, number: 2, signedAt: app.Now);
        using var dropped = await key.PostAsJsonAsync("/api/v1/encounters", new { service = company.PartsSupply.Code, customer = company.Technicians.Code, rater = company.Technician.Email, reference = "PO-5", measured = 40.0 }, Stop);
        Assert.Equal(HttpStatusCode.Created, dropped.StatusCode);
        Assert.Equal(3, (await app.Services.GetRequiredService<ReadQuestion>().Read(Period.Parse("2026-Q1"), Stop)).Promises.Count);
    }

    [Theory, BothDatabases]
    public async Task Notes_are_added_and_never_changed_and_a_stale_one_is_refused(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var sign = await Signed.Grudge(app);
        using var http = await app.As(app.Company.Auditor);
        var address = $"/api/v1/fairness/signs/{sign.Id}/reviews";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await http.PostAsJsonAsync(address, new { outcome = "handled", note = " " }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.PostAsJsonAsync(address, new { outcome = "lookingInto", note = "先看评价。" }, Stop)).StatusCode);
        using var stale = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(new { outcome = "handled", note = "迟到的一条。" }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await http.SendAsync(stale, Stop)).StatusCode);
        var shown = await (await http.PostAsJsonAsync(address, new { outcome = "handled", note = "双方谈过，约定已改。" }, Stop)).Content.ReadFromJsonAsync<JsonNode>(Stop);
        Assert.Equal("handled", shown!["outcome"]!.GetValue<string>());
        await using var db = app.Db();
        Assert.Equal([SignOutcome.LookingInto, SignOutcome.Handled], (await db.Set<Sign>().AsNoTracking().SingleAsync(found => found.Id == sign.Id, Stop)).Reviews.Select(review => review.Outcome));
        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Action == "sign.reviewed" && entry.Subject == $"sign/{sign.Id}", Stop));
        Assert.Contains("双方谈过，约定已改。", WebUtility.HtmlDecode(await http.GetStringAsync($"/fairness/signs/{sign.Id}", Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Response_counts_who_could_and_who_did()
    {
        await using var app = await App.Start();
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 5, reference: "PO-1");
        await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 2, reference: "PO-2");
        var rows = Given.Agreed(await app.Services.GetRequiredService<ReadResponse>().Read(Period.Parse("2026-Q1"), await app.Actor(app.Company.Auditor), Stop));
        Assert.Equal(new LinkResponse(3, 1, 2, 0), rows.Single(row => row.Link.Id == app.Company.PartsForTechnicians.Id).Response);
        // After-sales rate reimbursement: their department's own manager, two teams with their managers, and the rest.
        Assert.Equal(6, rows.Single(row => row.Link.Id == app.Company.ReimbursementForAfterSales.Id).Response.Eligible);
    }
}
