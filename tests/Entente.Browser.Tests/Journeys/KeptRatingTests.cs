using Entente.Browser.Tests.Kit;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Features.Ratings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>A tap without network is kept, sent once when the network is back, and never claimed to be recorded when it is not.</summary>
public sealed class KeptRatingTests(ExampleCompany example)
{
    [BrowserFact]
    public async Task A_tap_without_network_is_kept_and_recorded_once_when_the_network_is_back()
    {
        var (rater, link) = await Customer(0);
        var path = example.App.Services.GetRequiredService<RatingLinks>().PathFor(new RatingLinks.Invitation(link.Id, rater.Id, "KEPT-1"));
        await using var window = await example.Open(null, "en", "light", Viewport.Phone);
        await window.Go(path);
        await window.Page.Context.SetOfflineAsync(true);
        await Tap(window);
        await Shows(window, "not recorded yet");
        Assert.Equal(0, await Recorded("KEPT-1"));

        await window.Page.Context.SetOfflineAsync(false);
        await Shows(window, "has been sent");
        Assert.Equal(1, await Recorded("KEPT-1"));
        Assert.False(await IsKept(window));
        await window.Go(path);
        Assert.Equal(1, await Recorded("KEPT-1"));
    }

    [BrowserFact]
    public async Task A_kept_tap_waits_while_nobody_is_signed_in()
    {
        var (rater, link) = await Customer(1);
        await using var window = await example.Open(rater, "en", "light", Viewport.Phone);
        await window.Go($"/rate/{link.Id}?reference=KEPT-2");
        await window.Page.Context.SetOfflineAsync(true);
        await Tap(window);
        await Shows(window, "not recorded yet");
        var (name, _) = await example.App.SignInCookie(rater);
        await window.Page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = name });
        await window.Page.Context.SetOfflineAsync(false);
        await window.Page.WaitForTimeoutAsync(500);
        Assert.Equal(0, await Recorded("KEPT-2"));
        Assert.True(await IsKept(window));

        await SignsIn(window, rater);
        await window.Go($"/rate/{link.Id}?reference=KEPT-2");
        await Shows(window, "has been sent");
        Assert.Equal(1, await Recorded("KEPT-2"));
    }

    [BrowserFact]
    public async Task A_kept_tap_waits_unseen_while_somebody_else_uses_the_device_and_is_sent_when_its_rater_is_back()
    {
        var (rater, link) = await Customer(2);
        var directory = await Directory();
        var colleague = directory.People.First(person => person.RemovedAt is null && person.Id != rater.Id && directory.BelongsTo(person.Id, link.CustomerId, directory.DayOf(example.App.Now)));
        await using var window = await example.Open(rater, "en", "light", Viewport.Phone);
        await window.Go($"/rate/{link.Id}?reference=KEPT-3");
        await window.Page.Context.SetOfflineAsync(true);
        await Tap(window);
        await Shows(window, "not recorded yet");
        await SignsIn(window, colleague);
        await window.Page.Context.SetOfflineAsync(false);
        await window.Go($"/rate/{link.Id}?reference=KEPT-3");
        await window.Page.WaitForTimeoutAsync(500);
        Assert.True(await window.Page.Locator("#state").IsHiddenAsync());
        Assert.Equal(0, await Recorded("KEPT-3"));
        Assert.DoesNotContain(rater.Id.ToString(), await window.Page.EvaluateAsync<string>("() => localStorage.getItem('entente.unsent')"), StringComparison.OrdinalIgnoreCase);

        // The browser was closed in between: the cookie that the first form's token belonged to is gone.
        await window.Page.Context.ClearCookiesAsync();
        await SignsIn(window, rater);
        await window.Go($"/rate/{link.Id}?reference=KEPT-3");
        await Shows(window, "has been sent");
        Assert.Equal(1, await Recorded("KEPT-3"));
        Assert.False(await IsKept(window));
    }

    private async Task SignsIn(Window window, Person person)
    {
        var (name, value) = await example.App.SignInCookie(person);
        await window.Page.Context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = example.App.Address.ToString() }]);
    }

    /// <summary>A person and an open link that they may rate; another for each number.</summary>
    private async Task<(Person Rater, Domain.Chain.Link Link)> Customer(int number)
    {
        var chain = await example.App.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken);
        var today = chain.Directory.DayOf(example.App.Now);
        return chain.Directory.People.Where(person => person.RemovedAt is null)
            .SelectMany(person => chain.LinksFor(person.Id, today).Where(link => chain.Service(link.ServiceId)!.Mode is Domain.Chain.RatingMode.Open).Select(link => (person, link)))
            .DistinctBy(pair => pair.link.CustomerId).ElementAt(number);
    }

    private async Task<CompanyDirectory> Directory() => (await example.App.Services.GetRequiredService<Snapshots>().Read(TestContext.Current.CancellationToken)).Directory;

    private static Task Tap(Window window) => window.Page.Locator("form[data-tap] button.g").First.ClickAsync();

    private static Task Shows(Window window, string words) =>
        window.Page.Locator("#state", new PageLocatorOptions { HasTextString = words }).WaitForAsync(new LocatorWaitForOptions { Timeout = 5000 });

    private static async Task<bool> IsKept(Window window) => await window.Page.EvaluateAsync<bool>("() => localStorage.getItem('entente.unsent') !== null");

    private async Task<int> Recorded(string reference)
    {
        await using var db = example.App.Db();
        return await db.Ratings.CountAsync(rating => rating.Occasion == reference, TestContext.Current.CancellationToken);
    }
}
