using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Needs;
using Entente.Domain.Ratings;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Recovery;

/// <summary>What comes of cases: a dialogue that is asked for, a need that is proposed, and figures that open into their cases.</summary>
public sealed class RecoveryConsequenceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Without_agreement_both_managers_are_asked_for_a_dialogue_until_one_invites_and_the_bad_stands(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var one = await Cases.Opened(app, cause: Cause.NothingAgreed);
        foreach (var manager in new[] { app.Company.FinanceManager, app.Company.AfterSalesManager })
            Assert.Contains("因不满意提请：与", await Words(await app.As(manager), "/"), StringComparison.Ordinal);
        using var provider = await app.As(app.Company.FinanceManager);
        Assert.Contains("因不满意的原因", await Words(provider, "/dialogues"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await provider.PostAsJsonAsync("/api/v1/dialogues", new { host = "finance", guest = "after-sales", period = "2026-Q2" }, Stop)).StatusCode);
        Assert.DoesNotContain("因不满意提请", await Words(provider, "/"), StringComparison.Ordinal);
        Assert.True((await Cases.Stored(app, one.Id)).IsLive);
    }

    [Theory, BothDatabases]
    public async Task Two_cases_of_one_cause_propose_a_need_that_the_provider_writes_down_for_the_customer_and_answers(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var first = await Cases.Opened(app, cause: Cause.FailedExpectation);
        using var provider = await app.As(app.Company.FinanceManager);
        Assert.DoesNotContain("同样的问题再次发生", await Words(provider, $"/recoveries/{first.Id}"), StringComparison.Ordinal);
        var second = await Cases.Opened(app, app.Company.Seller, app.Company.ReimbursementForSales, Cause.FailedExpectation);
        foreach (var path in new[] { "/", $"/recoveries/{first.Id}", $"/recoveries/{second.Id}" })
            Assert.Contains("同样的问题再次发生", await Words(provider, path), StringComparison.Ordinal);
        using var rater = await app.As(app.Company.Seller);
        Assert.Contains($"/needs/new?recovery={second.Id}", await Words(rater, $"/recoveries/{second.Id}"), StringComparison.Ordinal);
        using var stranger = await app.As(app.Company.SecondSeller);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync("/api/v1/needs", new { unit = "sales", provider = "finance", title = "别人的事", recovery = second.Id }, Stop)).StatusCode);

        var path2 = $"/needs/new?recovery={second.Id}";
        Assert.Equal(HttpStatusCode.OK, (await provider.Send(path2, await provider.GetStringAsync(path2, Stop), form => form.Contains("Form.Recovery", StringComparison.Ordinal))).StatusCode);
        await using var db = app.Db();
        var need = await db.Needs.SingleAsync(Stop);
        Assert.Equal((NeedOrigin.Recovery, second.Id, app.Company.Seller.Id, app.Company.FinanceManager.Id), (need.Origin, need.OriginId!.Value, need.Raisers[0].PersonId, need.History[0].By));
        Assert.DoesNotContain("同样的问题再次发生", await Words(provider, $"/recoveries/{first.Id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await provider.PostAsJsonAsync($"/api/v1/needs/{need.Id}/discuss", new { }, Stop)).StatusCode);
        Assert.Contains($"/recoveries/{second.Id}", await Words(provider, $"/needs/{need.Id}"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Figures_of_a_unit_open_into_the_cases_that_the_reader_may_read(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var one = await Cases.Opened(app, cause: Cause.FailedExpectation);
        using var provider = await app.As(app.Company.FinanceManager);
        Assert.Equal(HttpStatusCode.OK, (await provider.PostAsJsonAsync($"/api/v1/recoveries/{one.Id}/contact", new { }, Stop)).StatusCode);
        var figures = await provider.GetFromJsonAsync<JsonElement>("/api/v1/recoveries/figures?unit=finance&period=2026-Q1", Stop);
        Assert.Equal((1, 0, 1, 0d), (figures.GetProperty("opened").GetInt32(), figures.GetProperty("confirmed").GetInt32(), figures.GetProperty("contact").GetProperty("kept").GetInt32(), figures.GetProperty("contact").GetProperty("medianHours").GetDouble()));
        Assert.Contains("figure=ContactKept", await Words(provider, "/units/finance/recoveries?period=2026-Q1"), StringComparison.Ordinal);
        Assert.Contains("/units/finance/recoveries?period=2026-Q1", await Words(provider, "/units/finance?period=2026-Q1"), StringComparison.Ordinal);
        const string Behind = "/recoveries?view=list&unit=finance&period=2026-Q1&figure=ContactKept";
        Assert.Contains(one.Id.ToString(), await Words(provider, Behind), StringComparison.Ordinal);
        Assert.DoesNotContain(one.Id.ToString(), await Words(provider, Behind.Replace("ContactKept", "ContactMissed", StringComparison.Ordinal)), StringComparison.Ordinal);
        using var stranger = await app.As(app.Company.SalesManager);
        var seen = await Words(stranger, Behind);
        Assert.Contains("该数字由 1 件组成，其中您可以查看 0 件", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(one.Id.ToString(), seen, StringComparison.Ordinal);
        Assert.Contains($"/recoveries/{one.Id}", await Words(provider, $"/links/{one.LinkId}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/recoveries/{one.Id}", await Words(stranger, $"/links/{one.LinkId}"), StringComparison.Ordinal);
    }

    private static async Task<string> Words(HttpClient http, string path) => WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop));
}
