using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Needs;
using Entente.Web.Tests.Features.Goals;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Needs;

/// <summary>A need from raising to confirming, through its pages and through the API.</summary>
public sealed class NeedFlowTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_need_is_raised_declined_answered_once_planned_delivered_and_confirmed_on_its_pages(DatabaseKind on)
    {
        var app = await apps.On(on);
        var company = app.Company;
        using var raiser = await app.As(company.Technician);
        using var provider = await app.As(company.PartsManager);
        var form = await raiser.GetStringAsync("/needs/new", Stop);
        using var raised = await raiser.Send("/needs/new", form, text => text.Contains("Form.Title", StringComparison.Ordinal), ("Form.Provider", company.Parts.Code), ("Form.Title", "断货提前一天说"), ("Form.Text", "临时才说，车已经拆开了。"));
        var id = Guid.Parse(raised.RequestMessage!.RequestUri!.Segments[^1]);
        Assert.Contains("答复需求“断货提前一天说”", await Words(provider, "/"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Take(provider, id, "Decline", ("Asked.Text", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Take(provider, id, "Decline", ("Asked.Text", "供应商不给预报。"))).StatusCode);
        Assert.Contains("需求“断货提前一天说”被婉拒", await Words(raiser, "/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Take(raiser, id, "AnswerRefusal", ("Asked.Text", "每次都等半天，请协调。"))).StatusCode);
        var answered = await Stored(app, id);
        Assert.Equal((NeedState.InDiscussion, true, company.AfterSalesManager.Id), (answered.State, answered.RefusalAnswered, answered.SuperiorBroughtIn!.Value));

        foreach (var (verb, text) in new[] { ("Accept", "先从常用件做起。"), ("Plan", "每天十六点发次日缺件单。"), ("Deliver", "已连续发两周。") })
            Assert.Equal(HttpStatusCode.OK, (await Take(provider, id, verb, ("Asked.Text", text))).StatusCode);
        Assert.Contains("确认需求“断货提前一天说”已办妥", await Words(raiser, "/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Take(raiser, id, "Confirm", ("Asked.Text", ""))).StatusCode);
        Assert.Equal(NeedState.Confirmed, (await Stored(app, id)).State);
        foreach (var path in new[] { "/needs", "/needs?view=list", "/needs/export.csv" })
            Assert.Contains("断货提前一天说", await Words(raiser, path), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(7, await db.AuditEntries.CountAsync(entry => entry.Subject == $"need/{id}", Stop));
    }

    [Theory, BothDatabases]
    public async Task An_illegal_step_says_where_it_stands_and_what_is_possible_in_both_languages(DatabaseKind on)
    {
        var app = await apps.On(on);
        var need = await Wanted.Raised(app);
        using var provider = await app.As(app.Company.PartsManager);
        using var refused = await provider.PostAsJsonAsync($"/api/v1/needs/{need.Id}/deliver", new { }, Stop);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("已提出", await refused.Words(), StringComparison.Ordinal);
        using var stale = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/needs/{need.Id}/discuss") { Content = JsonContent.Create(new { }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await provider.SendAsync(stale, Stop)).StatusCode);
        provider.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var english = await provider.PostAsJsonAsync($"/api/v1/needs/{need.Id}/deliver", new { }, Stop);
        Assert.Contains("raised", await english.Words(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_duplicate_merges_with_all_who_raised_it_and_leads_to_the_other(DatabaseKind on)
    {
        var app = await apps.On(on);
        var (one, other) = (await Wanted.Raised(app, "急件先打电话"), await Wanted.Raised(app, "急件到了说一声"));
        using var provider = await app.As(app.Company.PartsManager);
        Assert.Equal(HttpStatusCode.OK, (await provider.PostAsJsonAsync($"/api/v1/needs/{one.Id}/merge", new { duplicate = other.Id }, Stop)).StatusCode);
        Assert.Equal(one.Id, (await Stored(app, other.Id)).MergedIntoId);
        Assert.Contains($"/needs/{one.Id}", await provider.GetStringAsync($"/needs/{other.Id}", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("急件到了说一声", await Words(provider, "/needs?view=list"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_nobody_answers_in_ten_working_days_is_said_to_be_unanswered_and_stands_in_the_map_as_a_gap(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var need = await Wanted.Raised(app, "每周对一次库存");
        using var provider = await app.As(app.Company.PartsManager);
        Assert.DoesNotContain("逾期未答", await Words(provider, $"/needs/{need.Id}"), StringComparison.Ordinal);
        Assert.Contains("每周对一次库存", await Words(provider, "/goals/map"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(15));
        using var later = await app.As(app.Company.PartsManager);
        Assert.Contains("逾期未答", await Words(later, $"/needs/{need.Id}"), StringComparison.Ordinal);
        Assert.Contains("每周对一次库存", await Words(later, "/needs?which=silent"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Take(HttpClient http, Guid id, string verb, params (string Name, string Value)[] fields) =>
        await http.Send($"/needs/{id}", await http.GetStringAsync($"/needs/{id}", Stop), form => form.Contains($"name=\"Asked.Verb\" value=\"{verb}\"", StringComparison.Ordinal), fields);

    private static async Task<string> Words(HttpClient http, string path) => WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop));

    private static async Task<Need> Stored(App app, Guid id)
    {
        await using var db = app.Db();
        return await db.Needs.SingleAsync(need => need.Id == id, Stop);
    }
}
