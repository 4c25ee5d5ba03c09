using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Entente.Domain.Organization;
using Entente.Web.Features.Ratings;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Ratings;

/// <summary>Requests for ratings: by the rater's channels, within the limit, with a link that works without signing in.</summary>
public sealed partial class AskingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_request_comes_by_mail_with_a_link_that_rates_in_one_tap_and_stands_in_no_table(DatabaseKind on)
    {
        await using var server = new MailServer();
        await using var app = await App.Start(on, adjust: server.Use);
        using var key = await app.WithKey("ratings:write");
        Assert.Equal(HttpStatusCode.Created, (await Post(key, app.Company.Seller, "BX & 1")).StatusCode);
        await app.Route();
        await app.SendDue();
        var mail = server.All.Single();
        Assert.Equal("请评价：报销", mail.Mail.Subject);
        var token = RatingLink().Match(mail.Body).Groups[1].Value;
        var page = WebUtility.HtmlDecode(await app.Client().GetStringAsync(new Uri("/r/" + token, UriKind.Relative), Stop));
        Assert.Contains("BX & 1", page, StringComparison.Ordinal);
        Assert.All(await app.Outbox(), dispatch => Assert.DoesNotContain("/r/", System.Text.Json.JsonSerializer.Serialize(dispatch.Content), StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_asked_more_than_three_times_a_week_however_many_come_at_once(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        using var key = await app.WithKey("ratings:write");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Post(key, app.Company.Seller, $"BX-{i}")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(3, (await app.MessagesOf(app.Company.Seller)).Count);
        Assert.Empty(await app.MessagesOf(app.Company.SecondSeller));

        // The next week somebody so busy is asked at the end, and about three.
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 30, 2, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < 12; i++)
            await Post(key, app.Company.Seller, $"BY-{i}");
        Assert.InRange((await app.MessagesOf(app.Company.Seller)).Count, 3, 6);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 3, 7, 0, 1, TimeSpan.Zero));
        await app.Services.GetRequiredService<AskTheRest>().Run(Stop);
        await app.Services.GetRequiredService<AskTheRest>().Run(Stop);
        var asked = await app.MessagesOf(app.Company.Seller);
        Assert.Equal(6, asked.Count);
        Assert.Equal(6, asked.Select(message => message.Href).Distinct().Count());
    }

    [Fact]
    public async Task Whether_a_sealed_rating_was_given_changes_no_request()
    {
        await using var app = await App.Start();
        using var key = await app.WithKey("ratings:write");
        await app.Given.Rating(app.Company.PromisesForAfterSales, app.Company.Technician, 1, reference: "CN-1");
        foreach (var rater in new[] { app.Company.Technician, app.Company.SecondTechnician })
            Assert.Equal(HttpStatusCode.Created, (await Post(key, rater, "CN-1", "customer-promises", "after-sales")).StatusCode);
        Assert.Single(await app.MessagesOf(app.Company.Technician));
        Assert.Single(await app.MessagesOf(app.Company.SecondTechnician));
    }

    private static Task<HttpResponseMessage> Post(HttpClient key, Person rater, string reference, string service = "reimbursement", string customer = "sales") =>
        key.PostAsJsonAsync("/api/v1/encounters", new { service, customer, rater = rater.Email, reference }, Stop);

    [GeneratedRegex(@"https://entente\.repair\.example/r/(\S+)")]
    private static partial Regex RatingLink();
}
