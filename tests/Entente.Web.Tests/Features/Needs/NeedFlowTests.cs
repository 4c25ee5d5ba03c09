using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Needs;
using Entente.Web.Features.Needs;
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
        var words = await refused.Words();
        Assert.Contains("已提出", words, StringComparison.Ordinal);
        Assert.Contains("\"allowed\":[\"inDiscussion\",\"declined\"]", words, StringComparison.Ordinal);
        using var stale = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/needs/{need.Id}/discuss") { Content = JsonContent.Create(new { }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await provider.SendAsync(stale, Stop)).StatusCode);
        provider.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        using var english = await provider.PostAsJsonAsync($"/api/v1/needs/{need.Id}/deliver", new { }, Stop);
        Assert.Contains("raised", await english.Words(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Both_sides_ask_and_answer_while_it_is_open_and_move_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        var need = await Wanted.Raised(app, "夜班也要有人接件");
        using var provider = await app.As(app.Company.PartsManager);
        using var raiser = await app.As(app.Company.Technician);
        Assert.Equal(HttpStatusCode.OK, (await Take(provider, need.Id, "Discuss", ("Asked.Text", "夜班是几点到几点？"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Take(raiser, need.Id, "Say", ("Asked.Text", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Take(raiser, need.Id, "Say", ("Asked.Text", "晚八点到早六点。"))).StatusCode);
        Assert.Contains("晚八点到早六点。", await Words(provider, $"/needs/{need.Id}"), StringComparison.Ordinal);
        Assert.Contains("需求“夜班也要有人接件”有新的补充说明", await Words(provider, "/inbox"), StringComparison.Ordinal);
        Assert.DoesNotContain("夜班也要有人接件”有新的补充说明", await Words(raiser, "/inbox"), StringComparison.Ordinal);
        // Programs hear of moves, of which this is none: raised and discussed, and nothing more.
        await using (var db = app.Db())
            Assert.Equal(1, await db.Set<Entente.Web.Platform.Happenings.Happening>().CountAsync(happening => happening.Subject == $"needs/{need.Id}", Stop));
        var stored = await Stored(app, need.Id);
        Assert.Equal((NeedState.InDiscussion, true), (stored.State, stored.History[^1].IsRemark));
        using var stranger = await app.As(app.Company.SecondSeller);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync($"/api/v1/needs/{need.Id}/say", new { text = "x" }, Stop)).StatusCode);
        using var colleague = await app.As(app.Company.SecondTechnician);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.PostAsJsonAsync($"/api/v1/needs/{need.Id}/say", new { text = "x" }, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Take(provider, need.Id, "Decline", ("Asked.Text", "夜班由门卫代收。"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await raiser.PostAsJsonAsync($"/api/v1/needs/{need.Id}/say", new { text = "可以。" }, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_need_without_a_provider_comes_back_with_what_was_typed()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        using var raiser = await app.As(app.Company.Technician);
        using var refused = await raiser.Send("/needs/new", await raiser.GetStringAsync("/needs/new", Stop), text => text.Contains("Form.Title", StringComparison.Ordinal), ("Form.Provider", ""), ("Form.Title", "没写给谁"), ("Form.Text", "写了很久的一段话。"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("写了很久的一段话。", await refused.Words(), StringComparison.Ordinal);
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

    [Theory, BothDatabases]
    public async Task A_need_comes_from_a_rating_of_ones_own_or_of_ones_unit_and_says_so(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        var rating = await app.Given.Rating(company.PartsForTechnicians, company.Technician, 1, comment: "少发了两个卡扣");
        using var rater = await app.As(company.Technician);
        var form = await rater.GetStringAsync($"/needs/new?rating={rating.Id}", Stop);
        Assert.Contains("少发了两个卡扣", WebUtility.HtmlDecode(form), StringComparison.Ordinal);
        using var raised = await rater.Send($"/needs/new?rating={rating.Id}", form, text => text.Contains("Form.Title", StringComparison.Ordinal));
        var need = await Stored(app, Guid.Parse(raised.RequestMessage!.RequestUri!.Segments[^1]));
        Assert.Equal((NeedOrigin.RatingComment, rating.Id, company.PartsForTechnicians.Id, company.Parts.Id), (need.Origin, need.OriginId!.Value, need.LinkId!.Value, need.ProviderId));
        Assert.Contains($"/links/{need.LinkId}#ratings", await rater.GetStringAsync($"/needs/{need.Id}", Stop), StringComparison.Ordinal);
        using var manager = await app.As(company.TechniciansManager);
        using var again = await manager.PostAsJsonAsync("/api/v1/needs", new RaiseNeed.Request { Unit = company.Technicians.Code, Provider = company.Parts.Code, Title = "卡扣按单配齐", Rating = rating.Id }, Stop);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Contains($"/needs/new?rating={rating.Id}", await manager.GetStringAsync($"/links/{company.PartsForTechnicians.Id}", Stop), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_raised_a_need_that_nobody_answers_finds_that_on_home(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        await Wanted.Raised(app, "周末也要能领料");
        Assert.DoesNotContain("周末也要能领料", await Words(await app.As(app.Company.Technician), "/"), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromDays(15));
        foreach (var person in new[] { app.Company.Technician, app.Company.TechniciansManager })
            Assert.Contains("需求“周末也要能领料”逾期未答", await Words(await app.As(person), "/"), StringComparison.Ordinal);
        Assert.DoesNotContain("周末也要能领料", await Words(await app.As(app.Company.Accountant), "/"), StringComparison.Ordinal);
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
