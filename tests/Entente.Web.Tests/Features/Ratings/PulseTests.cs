using System.Net;
using System.Text.RegularExpressions;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings.Requests;
using Entente.Web.Features.Organization;
using Entente.Web.Features.Ratings.Requests;
using Entente.Web.Platform.Messages;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>The pulse of a quarter: asked once, within the week's requests, and telling nothing of sealed ratings. The clock stands six days before the quarter's end.</summary>
public sealed partial class PulseTests
{
    private const string Page = "/pulse/2026-Q1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_pulse_comes_once_by_mail_with_a_link_that_rates_without_signing_in_and_stands_in_no_table(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        await Ask(app);
        await Ask(app);
        Assert.Equal(Page, Assert.Single(await app.MessagesOf(app.Company.Technician)).Href);
        await app.Route();
        await app.SendDue();
        var mail = server.All.Single(mail => mail.Body.Contains("/p/", StringComparison.Ordinal) && mail.Mail.To.ToString().Contains(app.Company.Technician.Email, StringComparison.Ordinal));
        Assert.Equal("季末评价：3 项服务请您评一评", mail.Mail.Subject);
        Assert.All(await app.Outbox(), dispatch => Assert.DoesNotContain("/p/", System.Text.Json.JsonSerializer.Serialize(dispatch.Content), StringComparison.Ordinal));
        var path = MailLink().Match(mail.Body).Groups[1].Value;

        using var phone = app.Client();
        var page = await Read(await phone.GetAsync(new Uri(path, UriKind.Relative), Stop));
        Assert.Equal(3, Asks(page).Count);
        Assert.DoesNotContain("checked", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal((0, 0), await Recorded(app));
        var thanks = await Read(await Tap(phone, path, app.Company.PartsForTechnicians, ("level", "5")));
        Assert.Contains("已记录", thanks, StringComparison.Ordinal);
        Assert.Equal((1, 0), await Recorded(app));

        // What was said openly leaves the list; the next quarter asks anew.
        page = await Read(await phone.GetAsync(new Uri(path, UriKind.Relative), Stop));
        Assert.Equal(2, Asks(page).Count);
        Assert.Contains("配件供应 · 5 分", page, StringComparison.Ordinal);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 22, 2, 0, 0, TimeSpan.Zero));
        await Ask(app);
        Assert.Equal(["/pulse/2026-Q1", "/pulse/2026-Q2"], (await app.MessagesOf(app.Company.Technician)).Select(message => message.Href).Where(href => href.StartsWith("/pulse", StringComparison.Ordinal)).Order());
    }

    [Theory, BothDatabases]
    public async Task It_takes_one_of_the_requests_of_a_week_and_waits_for_the_next_where_there_is_none(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var key = await app.WithKey("ratings:write");
        for (var i = 0; i < 4; i++)
            await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(key, "/api/v1/encounters", new { service = "reimbursement", customer = "sales", rater = app.Company.Seller.Email, reference = $"BX-{i}" }, Stop);
        await Ask(app);
        Assert.Equal(3, (await app.MessagesOf(app.Company.Seller)).Count);
        Assert.Single(await app.MessagesOf(app.Company.SecondSeller));

        // Friday at three begins the next week; Saturday is no day for it, and Monday is.
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 28, 2, 0, 0, TimeSpan.Zero));
        await Ask(app);
        Assert.Equal(3, (await app.MessagesOf(app.Company.Seller)).Count);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 30, 2, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(Ask(app), Ask(app));
        Assert.Equal(4, (await app.MessagesOf(app.Company.Seller)).Count);
        Assert.Single(await app.MessagesOf(app.Company.SecondSeller));
    }

    [Theory]
    [InlineData(0, 14, 25)]
    [InlineData(3, 0, 25)]
    [InlineData(3, 5, 25)]
    [InlineData(3, 14, 17)]
    public async Task Nobody_is_asked_where_the_company_says_so_or_before_its_days_begin(int requests, int days, int day)
    {
        await using var app = await App.Start();
        var limits = AskingLimits.Usual();
        Assert.Null(limits.Set(requests, days));
        await app.Given.Save(limits);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 25, 2, 0, 0, TimeSpan.Zero));
        if (day == 17)
            app.Clock.SetUtcNow(new DateTimeOffset(2026, 6, 16, 2, 0, 0, TimeSpan.Zero));
        await Ask(app);
        await using var db = app.Db();
        Assert.False(await db.Set<Message>().AnyAsync(message => message.Kind == "rate", Stop));
    }

    /// <summary>Whoever gave a sealed rating and whoever gave none are told and shown the same, at the same time, before and after.</summary>
    [Theory, BothDatabases]
    public async Task Neither_list_nor_count_nor_message_tells_who_gave_a_sealed_rating(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        var second = await app.Given.Person(company.Technicians, "技师丙");
        await app.Given.Rating(company.PromisesForAfterSales, company.Technician, 1);
        await app.Given.Rating(company.ReportsForSales, company.Seller, 2, @sealed: true);
        await app.Given.Rating(company.ReimbursementForSales, company.Seller, 2);
        await app.Given.Rating(company.ReimbursementForSales, company.SecondSeller, 2);
        await Ask(app);
        foreach (var (gave, gaveNone) in new[] { (company.Technician, second), (company.Seller, company.SecondSeller) })
        {
            var (told, toldToo) = (Assert.Single(await app.MessagesOf(gave)), Assert.Single(await app.MessagesOf(gaveNone)));
            Assert.Equal((toldToo.Text, toldToo.Why, toldToo.Href, toldToo.At, toldToo.Reason), (told.Text, told.Why, told.Href, told.At, told.Reason));
            Assert.Equal(await Shown(app, gaveNone), await Shown(app, gave));
        }

        await app.Given.Rating(company.PromisesForAfterSales, second, 4);
        Assert.Equal(await Shown(app, company.SecondTechnician), await Shown(app, second));
    }

    [Theory, BothDatabases]
    public async Task Open_or_sealed_the_answer_is_as_long_and_who_hid_their_name_stays_hidden(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        using var phone = app.Client();
        var service = await app.Given.Service(company.AfterSales, "先问原因", mode: RatingMode.RatersChoice, commentRequired: true);
        var strict = await app.Given.Link(service, company.Sales);
        foreach (var level in new[] { "1", "2" })
        {
            var openly = await Tap(phone, PathOf(app, company.Seller), company.ReportsForSales, ("sealed", "none"), ("level", level));
            var hidden = await Tap(phone, PathOf(app, company.SecondSeller), company.ReportsForSales, ("sealed", "true"), ("level", level));
            Assert.Equal((HttpStatusCode.OK, openly.Content.Headers.ContentLength), (hidden.StatusCode, hidden.Content.Headers.ContentLength));
        }

        Assert.Equal((1, 1), await Recorded(app));
        var asked = await Read(await Tap(phone, PathOf(app, company.SecondSeller), strict, ("sealed", "true"), ("level", "1")));
        Assert.Equal((1, 1), await Recorded(app));
        Assert.Contains("""name="sealed" value="true" />""", asked, StringComparison.Ordinal);
        Assert.Contains("先问原因", asked, StringComparison.Ordinal);
        await Read(await Tap(phone, PathOf(app, company.SecondSeller), strict, ("sealed", "true"), ("level", "1"), ("comment", "说不出口"), ("cause", "NothingAgreed")));
        Assert.Equal((1, 2), await Recorded(app));

        // Under one's own name this morning: it is said that it stays so, instead of a name appearing where it was to be hidden.
        var refused = await Tap(phone, PathOf(app, company.Seller), company.ReportsForSales, ("sealed", "true"), ("level", "1"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("已经实名评价过", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(2, await db.Ratings.Where(rating => rating.LinkId == company.ReportsForSales.Id).Select(rating => rating.Level).SingleAsync(Stop));
    }

    [Theory, BothDatabases]
    public async Task A_link_that_was_changed_is_over_or_of_somebody_who_left_opens_and_records_nothing(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        using var phone = app.Client();
        var good = PathOf(app, company.Technician);
        var rating = app.Services.GetRequiredService<Web.Features.Ratings.RatingLinks>().PathFor(new(company.PartsForTechnicians.Id, company.Technician.Id, null));
        string[] bad = [good[..^3] + "AAA", good[..20], "/p/x", "/p/" + rating[3..], "/r/" + good[3..], PathOf(app, company.Technician, "2026-Q2"), PathOf(app, Guid.NewGuid())];
        foreach (var path in bad)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync(new Uri(path, UriKind.Relative), Stop)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Tap(phone, path, company.PartsForTechnicians, ("level", "5"))).StatusCode);
        }

        // A right link gives no right to what does not serve its person, and none to say what is no answer.
        Assert.Equal(HttpStatusCode.NotFound, (await Tap(phone, good, company.ReportsForSales, ("level", "2"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Tap(phone, PathOf(app, company.Storekeeper), company.PartsForTechnicians, ("level", "5"))).StatusCode);
        foreach (var level in new[] { "0", "6", "", "x", "-1" })
            Assert.Equal(HttpStatusCode.BadRequest, (await Tap(phone, good, company.PartsForTechnicians, ("level", level))).StatusCode);

        Assert.False((await app.Services.GetRequiredService<RemovePerson>().Run(company.SecondTechnician.Id, await app.Actor(company.Administrator), Stop)).IsRefused);
        Assert.Equal(HttpStatusCode.NotFound, (await Tap(phone, PathOf(app, company.SecondTechnician), company.PartsForTechnicians, ("level", "5"))).StatusCode);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 31, 15, 59, 59, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(new Uri(good, UriKind.Relative), Stop)).StatusCode);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 31, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.Gone, (await phone.GetAsync(new Uri(good, UriKind.Relative), Stop)).StatusCode);
        var late = await Tap(phone, good, company.PartsForTechnicians, ("level", "5"));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Contains("2026 年第 1 季度的评价已结束", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
        Assert.Equal((0, 0), await Recorded(app));
    }

    [Theory, BothDatabases]
    public async Task Signed_in_it_is_ones_own_list_and_a_form_without_its_token_records_nothing(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var browser = await app.As(app.Company.Technician);
        var page = await Read(await browser.GetAsync(new Uri("/pulse", UriKind.Relative), Stop));
        Assert.Equal(3, Asks(page).Count);
        Assert.Equal(HttpStatusCode.BadRequest, (await Tap(browser, Page, app.Company.PartsForTechnicians, ("level", "5"))).StatusCode);
        Assert.Equal((0, 0), await Recorded(app));
        var token = Forms.Token(page);
        await Read(await Tap(browser, Page, app.Company.PartsForTechnicians, ("level", "1"), ("__RequestVerificationToken", token)));
        Assert.Equal((1, 0), await Recorded(app));
        using var nobody = app.Client(followRedirects: false);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync(new Uri(Page, UriKind.Relative), Stop)).StatusCode);
        foreach (var path in new[] { "/pulse/2026-07", "/pulse/2026", "/pulse/x", "/pulse/2026-Q2" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(new Uri(path, UriKind.Relative), Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(new Uri("/pulse/2025-Q4", UriKind.Relative), Stop)).StatusCode);
    }

    private static Task Ask(App app) => app.Services.GetRequiredService<AskPulse>().Run(Stop);

    private static string PathOf(App app, Person person, string quarter = "2026-Q1") => PathOf(app, person.Id, quarter);

    private static string PathOf(App app, Guid person, string quarter = "2026-Q1") =>
        app.Services.GetRequiredService<PulseLinks>().PathFor(new PulseLinks.Invitation(person, Domain.Kernel.Period.Parse(quarter)));

    /// <summary>What a person's page shows, whoever they are.</summary>
    private static async Task<string> Shown(App app, Person person)
    {
        using var phone = app.Client();
        return await Read(await phone.GetAsync(new Uri(PathOf(app, person), UriKind.Relative), Stop));
    }

    private static List<string> Asks(string page) => [.. AskField().Matches(page).Select(match => match.Groups[1].Value).Distinct()];

    private static async Task<(int Open, int Sealed)> Recorded(App app)
    {
        await using var db = app.Db();
        return (await db.Ratings.CountAsync(Stop), await db.SealedRatings.CountAsync(Stop));
    }

    private static async Task<HttpResponseMessage> Tap(HttpClient phone, string path, Link link, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("link", link.Id.ToString()), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await phone.PostAsync(new Uri(path, UriKind.Relative), form, Stop);
    }

    private static async Task<string> Read(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }

    [GeneratedRegex(@"https://entente\.repair\.example(/p/\S+)")]
    private static partial Regex MailLink();

    [GeneratedRegex("name=\"link\" value=\"([^\"]+)\"")]
    private static partial Regex AskField();
}
