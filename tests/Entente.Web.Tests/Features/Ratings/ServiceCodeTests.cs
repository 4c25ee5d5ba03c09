using System.Net;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Tests.Features.Ratings;

public sealed class ServiceCodeTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, BothDatabases]
    public async Task A_code_leads_a_customer_to_the_page_and_rates_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        using var http = await app.As(app.Company.Seller, followRedirects: false);
        var answer = await http.GetAsync($"/q/{app.Company.Reimbursement.Code}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/rate/{app.Company.ReimbursementForSales.Id}", answer.Headers.Location!.OriginalString);
        await using var db = app.Db();
        Assert.False(await db.Ratings.AnyAsync(rating => rating.LinkId == app.Company.ReimbursementForSales.Id, TestContext.Current.CancellationToken));
    }

    [Theory, BothDatabases]
    public async Task Who_is_a_customer_through_two_units_chooses(DatabaseKind on)
    {
        var app = await apps.On(on);
        var service = await app.Given.Service(app.Company.Finance, "付款", code: $"paying-{on}");
        var (outer, inner) = (await app.Given.Link(service, app.Company.AfterSales), await app.Given.Link(service, app.Company.Technicians));
        using var http = await app.As(app.Company.Technician);
        var page = await http.GetStringAsync($"/q/{service.Code}", TestContext.Current.CancellationToken);
        Assert.Contains($"/rate/{outer.Id}", page, StringComparison.Ordinal);
        Assert.Contains($"/rate/{inner.Id}", page, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_is_no_customer_provides_it_or_is_not_signed_in_rates_nothing(DatabaseKind on)
    {
        var app = await apps.On(on);
        var stop = TestContext.Current.CancellationToken;
        using var provider = await app.As(app.Company.Accountant);
        Assert.Contains(app.Company.Reimbursement.Code, WebUtility.HtmlDecode(await provider.GetStringAsync($"/q/{app.Company.Reimbursement.Code}", stop)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await provider.GetAsync($"/rate/{app.Company.ReimbursementForSales.Id}", stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await provider.GetAsync("/q/%3Cscript%3E", stop)).StatusCode);
        using var nobody = app.Client(followRedirects: false);
        Assert.Contains("/sign-in", (await nobody.GetAsync($"/q/{app.Company.Reimbursement.Code}", stop)).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }
}
