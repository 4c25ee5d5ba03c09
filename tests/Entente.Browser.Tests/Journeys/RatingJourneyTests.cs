using System.Globalization;
using System.Text.RegularExpressions;
using Entente.Browser.Tests.Kit;
using Entente.Domain.Chain;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A rating's way from the tap to whoever has to put it right.</summary>
public sealed class RatingJourneyTests(ExampleCompany example)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [BrowserFact]
    public async Task A_bad_with_cause_and_comment_reaches_the_providers_manager_who_finds_the_rating_itself()
    {
        const string Comment = "等了两个小时才有人答复 & <b>两次</b>";
        var chain = await Chain();
        var adviser = chain.Directory.Person("wu.jiahui@hengtong.example")!;
        await using var window = await example.Open(adviser, "en", viewport: Viewport.Phone);
        await window.Go("/");
        var link = await FirstOpenLink(window, chain);
        await window.Follow(window.Page.Locator($"a[href^='/rate/{link.Id}']").First);
        await window.Follow(window.Page.Locator("form[data-tap] button.b").First);
        Assert.Contains("Recorded. Thank you.", await window.Words(), StringComparison.Ordinal);
        await window.Page.Locator("input[name=cause][value=FailedExpectation] + span").ClickAsync();
        await window.Fill(("comment", Comment));
        await window.Press("Add this");
        await window.IsAccessible();

        var manager = chain.Directory.ManagerOf(chain.ProviderOf(link), chain.Directory.DayOf(example.App.Now))!;
        await using var desk = await example.Open(manager, "en");
        await desk.Go("/");
        Assert.Contains("等了两个小时才有人答复", await desk.Words(), StringComparison.Ordinal);
        await desk.Go($"/units/{chain.Directory.Unit(chain.ProviderOf(link))!.Code}");
        await desk.Follow(desk.Page.Locator($"#customers a[href^='/links/{link.Id}']").First);
        var row = desk.Page.Locator("#ratings tbody tr", new PageLocatorOptions { HasTextString = Comment });
        Assert.Contains("Wu Jiahui", await row.InnerTextAsync(), StringComparison.Ordinal);
        await desk.IsAccessible();
    }

    [BrowserFact]
    public async Task Every_number_of_a_unit_page_opens_into_its_facts()
    {
        await using var window = await example.Open(await example.Person("li.wei@hengtong.example"), "en");
        await window.Go("/units/after-sales");
        var counts = await window.Page.Locator("a[href*='cause=']").EvaluateAllAsync<string[][]>("links => links.map(link => [link.getAttribute('href'), link.textContent.trim()])");
        var links = await window.Page.Locator("main a[href^='/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        var figures = await window.Page.Locator(".figures a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.NotEmpty(counts);
        Assert.True(figures.Length >= 4, "Each of the four figures leads somewhere.");
        foreach (var anchor in links.Concat(figures).Where(href => href.Contains('#', StringComparison.Ordinal)).Distinct())
        {
            await window.Go(anchor.StartsWith('#') ? "/units/after-sales" + anchor : anchor);
            Assert.Equal(1, await window.Page.Locator("#" + anchor.Split('#')[1]).CountAsync());
        }

        foreach (var href in links.Select(href => href.Split('#')[0]).Distinct())
        {
            var answer = await window.Page.APIRequest.GetAsync(new Uri(example.App.Address, href).ToString());
            Assert.True(answer.Ok, $"{href}: {answer.Status}");
        }

        foreach (var count in counts)
        {
            await window.Go(count[0]);
            Assert.StartsWith(count[1] + " ", await window.Words(".lead"), StringComparison.Ordinal);
            // What is sealed stands in batches below, and is told apart.
            var hidden = Regex.Match(await window.Words(".lead"), "([0-9]+) of them are sealed");
            var open = int.Parse(count[1], CultureInfo.InvariantCulture) - (hidden.Success ? int.Parse(hidden.Groups[1].Value, CultureInfo.InvariantCulture) : 0);
            Assert.Equal(Math.Min(50, open), await window.Page.Locator("main section.card:not(#sealed) tbody tr").CountAsync());
        }
    }

    [BrowserFact]
    public async Task A_clerk_on_a_phone_without_scripts_rates_and_changes_their_mind()
    {
        var chain = await Chain();
        var clerk = chain.Directory.Person("pan.jie@hengtong.example")!;
        await using var window = await example.Open(clerk, "zh-CN", viewport: Viewport.Phone, scripts: false);
        await window.Go("/");
        var link = await FirstOpenLink(window, chain);
        await window.Follow(window.Page.Locator($"a[href^='/rate/{link.Id}']").First);
        Assert.Equal(0, await window.Page.Locator("form[data-tap] :checked, form[data-tap] [aria-pressed=true]").CountAsync());
        await window.Follow(window.Page.Locator("form[data-tap] button.g").First);
        Assert.Contains("谢谢", await window.Words(), StringComparison.Ordinal);
        await window.Follow(window.Page.Locator("form[data-tap] button.b").First);
        Assert.Empty(window.Complaints);

        await using var db = example.App.Db();
        var rating = Assert.Single(await db.Ratings.Where(one => one.RaterId == clerk.Id && one.LinkId == link.Id).OrderByDescending(one => one.At).Take(1).ToListAsync(Stop));
        Assert.True(rating.Level < 3);
        Assert.Single(await db.RatingRevisions.Where(one => one.RatingId == rating.Id).ToListAsync(Stop));
    }

    [BrowserFact]
    public async Task The_code_of_a_service_leads_its_customers_to_the_tap()
    {
        var chain = await Chain();
        var adviser = chain.Directory.Person("wu.jiahui@hengtong.example")!;
        var link = chain.LinksFor(adviser.Id, chain.Directory.DayOf(example.App.Now)).GroupBy(own => own.ServiceId).First(own => own.Select(one => one.Id).Distinct().Count() == 1).First();
        await using var window = await example.Open(adviser, "zh-CN", viewport: Viewport.Phone);
        await window.Go($"/services/{chain.Service(link.ServiceId)!.Code}/code");
        Assert.True(await window.Page.Locator("[role=img] svg").IsVisibleAsync());
        await window.Follow(window.Page.Locator("a[href*='/q/']"));
        Assert.EndsWith($"/rate/{link.Id}", window.Page.Url, StringComparison.Ordinal);
        await window.IsAccessible();
    }

    private async Task<SupplyChain> Chain() => await example.App.Services.GetRequiredService<Snapshots>().Read(Stop);

    /// <summary>The first of the links that home asks to rate whose ratings are open and need no words.</summary>
    private static async Task<Link> FirstOpenLink(Window window, SupplyChain chain)
    {
        var addresses = await window.Page.Locator("a[href^='/rate/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        return addresses.Select(address => chain.Link(Guid.Parse(address.Split('/', '?')[2]))!)
            .First(link => chain.Service(link.ServiceId) is { Mode: RatingMode.Open, CommentRequired: false });
    }
}
