using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Entente.Domain.Kernel;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Scorecards;

/// <summary>A reorganisation moves a unit, and no figure of a time in which it stood elsewhere.</summary>
public sealed class MovedUnitTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Figures_of_a_past_period_stay_with_the_unit_it_was_part_of(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var c = app.Company;
        var today = app.Now.AddHours(8);
        var (now, before) = (Period.Containing(PeriodKind.Month, DateOnly.FromDateTime(today.DateTime)), Period.Containing(PeriodKind.Month, DateOnly.FromDateTime(today.DateTime)).Previous);
        await app.Given.Rating(c.PartsForTechnicians, c.Technician, 1, new DateTimeOffset(before.Start.AddDays(3).ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero), "p-1");
        var was = (Old: Cards.Text(await app.Card(c.AfterSales, before.ToString())), New: Cards.Text(await app.Card(c.Sales, before.ToString())));

        using var http = await app.As(c.HumanResources);
        Assert.Equal(HttpStatusCode.OK, (await http.PatchAsJsonAsync("/api/v1/units/parts", new { name = "配件组", parent = "sales" }, Stop)).StatusCode);
        Assert.Equal(was, (Cards.Text(await app.Card(c.AfterSales, before.ToString())), Cards.Text(await app.Card(c.Sales, before.ToString()))));
        Assert.Contains((await app.Card(c.Sales, now.ToString())).Links, standing => standing.LinkId == c.PartsForTechnicians.Id);
        Assert.DoesNotContain((await app.Card(c.AfterSales, now.ToString())).Links, standing => standing.LinkId == c.PartsForTechnicians.Id);

        // The facts behind the figure, and the way down to them.
        Assert.Contains($"/units/parts?period={before}", await http.GetStringAsync($"/units/after-sales?period={before}", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain($"/units/parts?period={now}", await http.GetStringAsync($"/units/after-sales?period={now}", Stop), StringComparison.Ordinal);
        Assert.Contains($"/links/{c.PartsForTechnicians.Id}", await http.GetStringAsync($"/units/after-sales/bads?period={before}", Stop), StringComparison.Ordinal);

        // Closed afterwards, it is the same figure still.
        Given.Agreed(await app.Close(before.ToString()));
        Assert.Equal(was, (Cards.Text(await app.Card(c.AfterSales, before.ToString())), Cards.Text(await app.Card(c.Sales, before.ToString()))));
    }

    [Theory, BothDatabases]
    public async Task A_move_is_noted_for_the_day_it_was_made_and_for_none_that_is_closed_or_to_come(DatabaseKind on)
    {
        await using var app = await App.Start(on);
        var today = DateOnly.FromDateTime(app.Now.AddHours(8).DateTime);
        var month = Period.Containing(PeriodKind.Month, today);
        Given.Agreed(await app.Close(month.Previous.ToString()));
        using var http = await app.As(app.Company.Administrator);
        foreach (var wrong in new[] { month.Previous.End, today.AddDays(1), DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(1900, 1, 1) })
        {
            var refused = await http.PatchAsJsonAsync("/api/v1/units/parts", new { name = "配件组", parent = "sales", movedOn = wrong }, Stop);
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("unit.move-day", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        var answer = await http.Submit("/admin/units/parts", "names", ("Form.Name", "配件组"), ("Form.Parent", "sales"), ("Form.MovedOn", month.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.True((int)answer.StatusCode < 400);
        var page = WebUtility.HtmlDecode(await http.GetStringAsync("/units/parts", Stop));
        Assert.Contains("由售后部划归", page, StringComparison.Ordinal);
        var directory = (await app.Actor(app.Company.Administrator)).Directory;
        Assert.Equal([app.Company.AfterSales.Id, app.Company.Sales.Id], [directory.ParentOf(app.Company.Parts.Id, month.Start.AddDays(-1))!.Id, directory.ParentOf(app.Company.Parts.Id, month.Start)!.Id]);
    }
}
