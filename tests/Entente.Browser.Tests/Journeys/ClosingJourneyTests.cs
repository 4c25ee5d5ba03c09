using Entente.Browser.Tests.Kit;
using Entente.Web.Tests.Kit;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A closed quarter keeps its figures until somebody reopens it, and says so.</summary>
public sealed class ClosingJourneyTests
{
    [BrowserFact]
    public async Task Figures_stay_when_the_quarter_is_closed_until_an_administrator_reopens_it_with_a_reason()
    {
        await using var app = await App.Start();
        var rate = $"/rate/{app.Company.ReimbursementForSales.Id}?reference=BX-1";
        await using var seller = await Open(app, app.Company.Seller);
        await seller.Go(rate);
        await Tap(seller, "b");
        app.Clock.Advance(TimeSpan.FromDays(10));

        await using var humanResources = await Open(app, app.Company.HumanResources);
        await humanResources.Go("/admin/periods");
        await humanResources.Page.Locator("tr:has(a[href='/chain?period=2026-Q1']) summary").ClickAsync();
        await humanResources.Press("Close", "tr:has(a[href='/chain?period=2026-Q1']) form");
        await using var manager = await Open(app, app.Company.FinanceManager);
        var published = await Figures(manager);
        Assert.Contains("0 / 1", published, StringComparison.Ordinal);
        Assert.Contains("Closed", await manager.Words("h1"), StringComparison.Ordinal);

        await seller.Go(rate);
        await Tap(seller, "g");
        Assert.Contains("is closed; its figures no longer change", await seller.Words("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(published, await Figures(manager));

        await using var administrator = await Open(app, app.Company.Administrator);
        await administrator.Go("/admin/periods");
        var quarter = administrator.Page.Locator("tr:has(a[href='/chain?period=2026-Q1'])");
        await quarter.Locator("summary").ClickAsync();
        await quarter.Locator("input[name=Reason]").FillAsync("One claim was booked twice");
        await administrator.Press("Reopen", "tr:has(a[href='/chain?period=2026-Q1']) form");
        await Figures(manager);
        Assert.Contains("One claim was booked twice", await manager.Words(), StringComparison.Ordinal);
        await manager.IsAccessible();

        await seller.Go(rate);
        await Tap(seller, "g");
        Assert.Contains("Recorded. Thank you.", await seller.Words(), StringComparison.Ordinal);
        Assert.Contains("1 / 1", await Figures(manager), StringComparison.Ordinal);
    }

    private static Task<Window> Open(App app, Entente.Domain.Organization.Person person) => Window.Open(app, person, "en", "light", Viewport.Desktop, scripts: true);

    private static Task Tap(Window window, string side) =>
        window.Follow(window.Page.Locator($"form[data-tap] button.{side}").First);

    private static async Task<string> Figures(Window window)
    {
        await window.Go("/units/finance?period=2026-Q1");
        return await window.Words(".figures");
    }
}
