using System.Net;
using System.Text;
using Entente.Domain.Chain;
using Entente.Domain.Organization;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>Who asked for their name to be hidden keeps it hidden, whatever happens between the tap and the record.</summary>
public sealed class RatePagePrivacyTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task A_name_that_is_hidden_stays_hidden_when_the_service_asks_why_first(DatabaseKind on)
    {
        var app = await apps.On(on);
        var service = await app.Given.Service(app.Company.AfterSales, "先问原因", mode: RatingMode.RatersChoice, commentRequired: true);
        var link = await app.Given.Link(service, app.Company.Sales);
        using var phone = app.Client();
        var path = PathFor(app, link, app.Company.Seller, "WHY-1");

        var asked = await Text(await Post(phone, path, ("sealed", "true"), ("level", "1")));
        Assert.Equal((0, 0), await Recorded(app, link));

        // A browser sends what the form holds, and nothing that only the page before held.
        await Post(phone, path, [.. Hidden(asked), ("comment", "说不出口")]);
        Assert.Equal((0, 1), await Recorded(app, link));
    }

    [Theory, BothDatabases]
    public async Task A_rating_with_a_name_stays_open_when_the_service_asks_why_first(DatabaseKind on)
    {
        var app = await apps.On(on);
        var service = await app.Given.Service(app.Company.AfterSales, "先问原因", mode: RatingMode.RatersChoice, commentRequired: true);
        var link = await app.Given.Link(service, app.Company.Sales);
        using var phone = app.Client();
        var path = PathFor(app, link, app.Company.Seller, "WHY-2");

        var asked = await Text(await Post(phone, path, ("level", "1")));
        await Post(phone, path, [.. Hidden(asked), ("comment", "太慢")]);
        Assert.Equal((1, 0), await Recorded(app, link));
    }

    [Theory, BothDatabases]
    public async Task A_sealed_rating_shows_its_rater_in_no_row_and_no_line_of_the_log(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var phone = app.Client();
        await Post(phone, PathFor(app, app.Company.ReportsForSales, app.Company.SecondSeller, "QUIET-1"), ("sealed", "true"), ("level", "2"));
        Assert.Equal((0, 1), await Recorded(app, app.Company.ReportsForSales));
        await using var db = app.Db();
        var stop = TestContext.Current.CancellationToken;
        Assert.False(await db.Ratings.AnyAsync(rating => rating.RaterId == app.Company.SecondSeller.Id, stop));
        Assert.False(await db.RaterTallies.AnyAsync(tally => tally.RaterId == app.Company.SecondSeller.Id, stop));
        Assert.DoesNotContain(app.Log.All, line => line.Contains(app.Company.SecondSeller.Id.ToString(), StringComparison.OrdinalIgnoreCase) || line.Contains(app.Company.SecondSeller.Email, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, BothDatabases]
    public async Task What_is_no_form_is_answered_and_records_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var phone = app.Client();
        using var json = new StringContent("{\"level\":1}", Encoding.UTF8, "application/json");
        var answer = await phone.PostAsync(PathFor(app, app.Company.PartsForTechnicians, app.Company.Technician, "JSON-1"), json, TestContext.Current.CancellationToken);
        Assert.InRange((int)answer.StatusCode, 400, 499);
        await using var db = app.Db();
        Assert.False(await db.Ratings.AnyAsync(rating => rating.Occasion == "JSON-1", TestContext.Current.CancellationToken));
    }

    private static async Task<(int Open, int Sealed)> Recorded(App app, Link link)
    {
        await using var db = app.Db();
        var stop = TestContext.Current.CancellationToken;
        return (await db.Ratings.CountAsync(rating => rating.LinkId == link.Id, stop), await db.SealedRatings.CountAsync(rating => rating.LinkId == link.Id, stop));
    }

    /// <summary>The hidden fields of the form that asks why.</summary>
    private static (string Name, string Value)[] Hidden(string page)
    {
        var form = page[page.IndexOf("class=\"why\"", StringComparison.Ordinal)..];
        form = form[..form.IndexOf("</form>", StringComparison.Ordinal)];
        return [.. System.Text.RegularExpressions.Regex.Matches(form, "<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\"").Select(field => (field.Groups[1].Value, field.Groups[2].Value))];
    }

    private static string PathFor(App app, Link link, Person rater, string reference) =>
        app.Services.GetRequiredService<RatingLinks>().PathFor(new RatingLinks.Invitation(link.Id, rater.Id, reference));

    private static async Task<HttpResponseMessage> Post(HttpClient phone, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await phone.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    private static async Task<string> Text(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
