using System.Net;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Entente.Web.Tests.Features.Ratings;

public sealed class RatePageTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task Opening_a_link_rates_nothing_and_one_tap_is_one_request(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var phone = app.Client();
        var path = LinkFor(app, app.Company.PartsForTechnicians, app.Company.Technician, "TAP-1");
        var page = await Read(await phone.GetAsync(path, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("checked", page, StringComparison.Ordinal);
        Assert.Equal(0, await Count(app, "TAP-1"));

        var thanks = await Read(await Tap(phone, path, ("level", "5")));
        Assert.Contains("已记录", thanks, StringComparison.Ordinal);
        Assert.Equal(1, await Count(app, "TAP-1"));

        Assert.Contains("您的评价", await Read(await phone.GetAsync(path, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        await Tap(phone, path, ("level", "2"), ("cause", "NothingAgreed"), ("comment", "<b>没有约定</b>"));
        Assert.Equal(1, await Count(app, "TAP-1"));
        Assert.DoesNotContain("<b>没有约定", await (await phone.GetAsync(path, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_second_tap_leaves_what_was_said_with_a_bad_and_the_page_shows_it_again(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var phone = app.Client();
        foreach (var path in new[] { LinkFor(app, app.Company.PartsForTechnicians, app.Company.Technician, "STAYS"), LinkFor(app, app.Company.PromisesForAfterSales, app.Company.Technician, "STAYS") })
        {
            await Tap(phone, path, ("level", "1"), ("cause", "NothingAgreed"), ("comment", "两天没有回音"));
            await Tap(phone, path, ("level", "1"));
            var page = await Read(await phone.GetAsync(path, TestContext.Current.CancellationToken));
            Assert.Contains("两天没有回音", page, StringComparison.Ordinal);
            Assert.Matches("value=\"NothingAgreed\" checked", page);
            Assert.DoesNotContain("两天没有回音", await Read(await Tap(phone, path, ("level", "1"), ("cause", "NothingAgreed"), ("comment", ""))), StringComparison.Ordinal);
            await Tap(phone, path, ("level", "1"), ("comment", "又说一次"));
            await Tap(phone, path, ("level", "2"), ("sealed", "none"));
        }

        await using var db = app.Db();
        var open = await db.Ratings.SingleAsync(rating => rating.Occasion == "STAYS", TestContext.Current.CancellationToken);
        // Two of five is a bad still.
        Assert.Equal((2, "又说一次"), (open.Level, open.Comment));
    }

    /// <summary>Wednesday at ten: contact is due by Thursday at ten of the company's clock, however long the weekend.</summary>
    [Theory, BothDatabases]
    public async Task After_a_bad_the_page_says_that_a_case_is_open_and_by_when_contact_comes(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var phone = app.Client();
        var path = LinkFor(app, app.Company.PartsForTechnicians, app.Company.Technician, "CASE-1");
        var page = await Read(await Tap(phone, path, ("level", "1")));
        Assert.Contains("已为此开启补救单：配件组最迟在 2026年3月26日 10:00 前联系您", page, StringComparison.Ordinal);
        await using var db = app.Db();
        var one = await db.RecoveryCases.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"/recoveries/{one.Id}", page, StringComparison.Ordinal);
        Assert.Null(one.Contact(app.Company.PartsManager.Id, "已当面了解", null, app.Now));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Contains("配件组已联系过您", await Read(await phone.GetAsync(path, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.DoesNotContain("补救单", await Read(await Tap(phone, path, ("level", "5"))), StringComparison.Ordinal);

        var hidden = LinkFor(app, app.Company.PromisesForAfterSales, app.Company.Technician, "CASE-2");
        Assert.Contains("公布之后才会开启补救单，最早在 2026年4月1日", await Read(await Tap(phone, hidden, ("level", "1"))), StringComparison.Ordinal);
        Assert.Contains("补救单已开启，不显示您的姓名：销售部最迟在 2026年3月26日 10:00 前在补救单里留言", await Read(await Tap(phone, hidden, ("level", "1"), ("tell", "true"))), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_link_that_was_changed_or_is_of_somebody_who_may_not_rate_opens_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var phone = app.Client();
        var good = LinkFor(app, app.Company.PartsForTechnicians, app.Company.Technician, "TAP-2");
        string[] bad = [good[..^3] + "AAA", good[..20], "/r/x", LinkFor(app, app.Company.PartsForTechnicians, app.Company.Storekeeper, "TAP-2"), LinkFor(app, app.Company.PartsForTechnicians, app.Company.Seller, "TAP-2")];
        foreach (var path in bad)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await Tap(phone, path, ("level", "5"))).StatusCode);
        }

        Assert.Equal(0, await Count(app, "TAP-2"));
    }

    [Theory, BothDatabases]
    public async Task A_link_opens_for_thirty_days_and_not_a_second_longer(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var phone = app.Client();
        var path = LinkFor(app, app.Company.PartsForTechnicians, app.Company.Technician, "TAP-5");
        app.Clock.Advance(RatingLinks.Lifetime);
        await Read(await phone.GetAsync(path, TestContext.Current.CancellationToken));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var late = await Tap(phone, path, ("level", "5"));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        Assert.Contains("链接", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Equal(0, await Count(app, "TAP-5"));
    }

    [Theory, BothDatabases]
    public async Task While_the_queue_is_full_the_page_says_come_back_and_keeps_what_was_typed(DatabaseKind on)
    {
        // Nobody takes from the queue, so that it stays full.
        await using var app = await App.Start(on, adjust: builder =>
        {
            foreach (var reader in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationFactory is not null).ToList())
                builder.Services.Remove(reader);
        });
        using var phone = app.Client();
        var writer = app.Services.GetRequiredService<RatingWriter>();
        for (var i = 0; i < RatingWriter.QueueLength; i++)
            Assert.False(writer.Record(new RatingCommand.Withdraw(Guid.Empty, app.Company.Technician.Id)).IsCompleted);
        var answer = await Tap(phone, LinkFor(app, app.Company.PartsForTechnicians, app.Company.Technician, "TAP-6"), ("level", "1"), ("cause", "NothingAgreed"), ("comment", "零件等了两天"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("零件等了两天</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("""name="level" value="1" />""", page, StringComparison.Ordinal);
        Assert.Contains("""value="NothingAgreed" checked""", page, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await Count(app, "TAP-6"));
    }

    [Theory, BothDatabases]
    public async Task A_signed_in_form_without_its_token_records_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var http = await app.As(app.Company.Technician);
        var answer = await Tap(http, $"/rate/{app.Company.PartsForTechnicians.Id}?reference=TAP-3", ("level", "5"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await Count(app, "TAP-3"));
    }

    [Theory, BothDatabases]
    public async Task The_whole_page_is_under_twenty_kilobytes(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var phone = app.Client();
        var total = 0;
        foreach (var path in new[] { LinkFor(app, app.Company.PartsForTechnicians, app.Company.Technician, "TAP-4"), "/rate.css", "/rate.js", "/favicon.svg" })
        {
            var answer = await phone.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            total += (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(total, 1, 20_000);
    }

    private static string LinkFor(App app, Link link, Person rater, string reference) =>
        app.Services.GetRequiredService<RatingLinks>().PathFor(new RatingLinks.Invitation(link.Id, rater.Id, reference));

    private static async Task<HttpResponseMessage> Tap(HttpClient phone, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await phone.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    private static async Task<string> Read(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<int> Count(App app, string reference)
    {
        await using var db = app.Db();
        return await db.Ratings.CountAsync(rating => rating.Occasion == reference, TestContext.Current.CancellationToken);
    }
}
