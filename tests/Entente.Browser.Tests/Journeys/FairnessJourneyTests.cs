using Entente.Browser.Tests.Kit;
using Entente.Domain.Fairness;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Tests.Kit;

namespace Entente.Browser.Tests.Journeys;

/// <summary>What HR and the auditor do about unfairness: settle a sign, and together take out a rating that was proven to be abuse.</summary>
public sealed class FairnessJourneyTests
{
    private const string Quarter = "2025-Q4";

    [BrowserFact]
    public async Task HR_looks_into_a_sign_and_says_what_came_of_it()
    {
        await using var app = await App.Start();
        var run = SignSearchRun.Of(Guid.CreateVersion7(), Period.Parse(Quarter), app.Now, new SignFindings(null, 12, 40, 300, 5, false, []), app.Now);
        await app.Given.Save(run);
        var fact = new SignFact(Quarter, app.Company.PartsSupply.Id, app.Company.Technicians.Id, 9, 9, 0.05, 0.8);
        await app.Given.Save(Sign.Of(Guid.CreateVersion7(), run, new FoundSign(SignKind.Grudge, [app.Company.Parts.Id], app.Company.Technician.Id, -0.75, 0.00001, 0.002, [fact])));

        await using var humanResources = await Open(app, app.Company.HumanResources);
        await humanResources.Go($"/fairness?period={Quarter}");
        Assert.Contains("To be looked into", await humanResources.Words(), StringComparison.Ordinal);
        await humanResources.Follow(humanResources.Page.Locator("main h2 a[href^='/fairness/signs/']").First);
        await humanResources.Fill(("Asked.Outcome", nameof(SignOutcome.Handled)), ("Asked.Note", "Both talked; the delivery times are agreed anew."));
        await humanResources.Press("Add");
        Assert.Contains("Both talked; the delivery times are agreed anew.", await humanResources.Words(), StringComparison.Ordinal);
        await humanResources.IsAccessible();

        await using var auditor = await Open(app, app.Company.Auditor);
        await auditor.Go($"/fairness?period={Quarter}");
        var list = await auditor.Words();
        Assert.Contains("Handled", list, StringComparison.Ordinal);
        Assert.DoesNotContain("To be looked into", list, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_court_of_two_takes_out_a_rating_and_one_of_them_alone_does_not()
    {
        await using var app = await App.Start();
        var abuse = await app.Given.Rating(app.Company.PartsForTechnicians, app.Company.Technician, 1, comment: "Never delivered anything");
        var page = $"/ratings/{abuse.Id}/objection";

        await using var manager = await Open(app, app.Company.PartsManager);
        await manager.Go(page);
        await manager.Fill(("Objected.Text", "The technician was on leave that week"));
        await manager.Press("Object");
        Assert.Equal(0, await manager.Page.Locator("#court form").CountAsync());

        await using var humanResources = await Open(app, app.Company.HumanResources);
        await humanResources.Go(page);
        Assert.Contains("The technician was on leave that week", await humanResources.Words("#objection"), StringComparison.Ordinal);
        await humanResources.Fill(("Found.Text", "The roster shows the leave"));
        await humanResources.Press("Find abuse and call the second judge");
        Assert.Contains("Waiting for the second judge.", await humanResources.Words("#court"), StringComparison.Ordinal);
        Assert.Contains("Coverage 1 / 1", await Figures(manager), StringComparison.Ordinal);

        await using var auditor = await Open(app, app.Company.Auditor);
        await auditor.Go(page);
        Assert.Contains("The roster shows the leave", await auditor.Words("#court"), StringComparison.Ordinal);
        await auditor.Fill(("Found.Text", "The gate record agrees"));
        await auditor.Press("Find abuse and remove the rating");
        Assert.Contains("removed", await auditor.Words(), StringComparison.OrdinalIgnoreCase);
        await auditor.IsAccessible();
        Assert.Contains("Coverage 0 / 1", await Figures(manager), StringComparison.Ordinal);
    }

    private static Task<Window> Open(App app, Person person) => Window.Open(app, person, "en", "light", Viewport.Desktop, scripts: true);

    private static async Task<string> Figures(Window window)
    {
        await window.Go("/units/parts?period=2026-Q1");
        return await window.Words(".figures");
    }
}
