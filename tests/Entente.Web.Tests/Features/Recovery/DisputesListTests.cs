using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Domain.Ratings;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Recovery;

/// <summary>All objections in one place, for those who may read the ratings they are about.</summary>
public sealed class DisputesListTests
{
    private const string Said = "单据当天已退回，有通话记录";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Both_sides_hr_and_auditors_find_it_filtered_as_a_file_and_by_the_api_and_nobody_else_does(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var company = app.Company;
        var bad = await app.Given.Rating(company.ReimbursementForAfterSales, company.Technician, Levels.Bad, reference: "BX-1");
        using var provider = await app.As(company.FinanceManager);
        Assert.Equal(HttpStatusCode.OK, (await provider.PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/objection", new { about = "facts", text = Said }, Stop)).StatusCode);
        foreach (var person in new[] { company.FinanceManager, company.AfterSalesManager, company.HumanResources, company.Auditor })
        {
            using var http = await app.As(person);
            Assert.True(await Finds(http, "/objections?state=Waiting&unit=finance") && await Finds(http, "/objections/export.csv?about=Facts"), person.Name);
            Assert.False(await Finds(http, "/objections?state=Answered") || await Finds(http, "/objections?unit=sales") || await Finds(http, "/objections/export.csv?q=nowhere"), person.Name);
            var all = await http.GetFromJsonAsync<JsonElement>("/api/v1/objections?state=waiting", Stop);
            Assert.Equal((bad.Id, "waiting"), (all.GetProperty("items")[0].GetProperty("rating").GetGuid(), all.GetProperty("items")[0].GetProperty("state").GetString()));
        }

        using (var customer = await app.As(company.AfterSalesManager))
            Assert.Equal(HttpStatusCode.OK, (await customer.PostAsJsonAsync($"/api/v1/ratings/{bad.Id}/objection/answer", new { text = "没有收到电话" }, Stop)).StatusCode);
        Assert.True(await Finds(provider, "/objections?state=Answered"));
        foreach (var person in new[] { company.SalesManager, company.Seller })
        {
            using var http = await app.As(person);
            Assert.False(await Finds(http, "/objections") || await Finds(http, "/objections/export.csv") || await Finds(http, "/api/v1/objections"), person.Name);
        }

        using var key = await app.WithKey("ratings:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await key.GetAsync("/api/v1/objections", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await provider.GetAsync("/api/v1/objections?state=lost", Stop)).StatusCode);
    }

    private static async Task<bool> Finds(HttpClient http, string path) => WebUtility.HtmlDecode(await http.GetStringAsync(path, Stop)).Contains(Said, StringComparison.Ordinal);
}
