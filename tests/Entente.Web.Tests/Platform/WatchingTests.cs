using System.Net;
using System.Net.Http.Json;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Platform;

/// <summary>What the program shows of itself to whoever watches it.</summary>
public sealed class WatchingTests(Apps apps) : IClassFixture<Apps>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_balancer_learns_one_word(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var balancer = app.Client();
        Assert.Equal("Healthy", await balancer.GetStringAsync("/healthz/live", Stop));
        Assert.Equal("Healthy", await balancer.GetStringAsync("/healthz/ready", Stop));
    }

    [Fact]
    public async Task Figures_are_for_administrators_and_keys_of_that_scope()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        using var nobody = app.Client(followRedirects: false);
        using var seller = await app.As(app.Company.Seller, followRedirects: false);
        using var human = await app.As(app.Company.HumanResources, followRedirects: false);
        using var other = await app.WithKey("org:read");
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync("/metrics", Stop)).StatusCode);
        foreach (var refused in new[] { seller, human, other })
            Assert.Equal(HttpStatusCode.Forbidden, (await refused.GetAsync("/metrics", Stop)).StatusCode);
        using var administrator = await app.As(app.Company.Administrator);
        using var prometheus = await app.WithKey("metrics:read");
        foreach (var allowed in new[] { administrator, prometheus })
        {
            var figures = await allowed.GetStringAsync("/metrics", Stop);
            foreach (var figure in new[] { "entente_jobs_late", "entente_jobs_failed", "entente_messages_due", "entente_messages_dead", "entente_webhooks_due", "entente_webhooks_dead" })
                Assert.Contains(figure, figures, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_figure_tells_that_somebody_rated()
    {
        var app = await apps.On(DatabaseKind.Sqlite);
        using var sender = await app.WithKey("ratings:write", "metrics:read", "org:read");
        var rating = new { service = app.Company.Reimbursement.Code, customer = app.Company.Sales.Code, rater = app.Company.Seller.Email, value = 1, reference = "watched" };
        using (var answer = await sender.PostAsJsonAsync("/api/v1/ratings", rating, Stop))
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        using var seller = await app.As(app.Company.Seller);
        await seller.GetStringAsync($"/rate/{app.Company.ReimbursementForSales.Id}", Stop);
        await sender.GetStringAsync("/api/v1/units", Stop);
        // What was asked for a moment ago is answered again, and a request is counted when it has ended: the last one there is, and so are those before it.
        var figures = await sender.GetStringAsync("/metrics", Stop);
        for (var again = 0; again < 50 && !figures.Contains("/api/v1/units", StringComparison.Ordinal); again++)
        {
            await Task.Delay(100, Stop);
            figures = await sender.GetStringAsync("/metrics", Stop);
        }

        Assert.Contains("/api/v1/units", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("ratings", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("/rate", figures, StringComparison.Ordinal);
    }
}
