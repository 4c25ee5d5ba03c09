using Entente.Browser.Tests.Kit;
using Microsoft.Playwright;

namespace Entente.Browser.Tests.Journeys;

/// <summary>What surrounds every page: language, theme, and the pages that say no.</summary>
public sealed class ShellTests(ExampleCompany example)
{
    [BrowserFact]
    public async Task Language_and_theme_stay_as_they_were_chosen()
    {
        await using var window = await example.Open(await example.AnyManager(), "zh-CN");
        await window.Go("/services");
        await window.Page.Locator("details.me summary").ClickAsync();
        await window.Press("English", "details.me");
        await window.Page.Locator("details.me summary").ClickAsync();
        await window.Press("Dark", "details.me");
        Assert.EndsWith("/services", window.Page.Url, StringComparison.Ordinal);
        await window.Go("/");
        var html = window.Page.Locator("html");
        Assert.Equal(("en", "dark"), (await html.GetAttributeAsync("lang"), await html.GetAttributeAsync("data-theme")));
        var other = await window.Page.Context.NewPageAsync();
        await other.GotoAsync("/chain");
        Assert.Equal(("en", "dark"), (await other.Locator("html").GetAttributeAsync("lang"), await other.Locator("html").GetAttributeAsync("data-theme")));
    }

    [BrowserFact]
    public async Task What_a_phone_has_no_room_for_stands_under_more()
    {
        foreach (var size in new[] { Viewport.Phone, new Viewport("narrow", 320, 640, true) })
        {
            await using var window = await example.Open(await example.AnyManager(), "en", "light", size);
            await window.Go("/");
            var more = window.Page.Locator(".top nav .more");
            await more.Locator("summary").ClickAsync();
            Assert.Empty(await window.Barriers());
            Assert.Empty(await window.TooWide());
            await window.Follow(more.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Dialogues" }));
            Assert.EndsWith("/dialogues", window.Page.Url, StringComparison.Ordinal);
            Assert.Contains("here-on-phone", await more.GetAttributeAsync("class"), StringComparison.Ordinal);
        }
    }

    [BrowserFact]
    public async Task What_is_not_there_and_what_is_not_allowed_is_said_in_both_languages()
    {
        foreach (var (language, missing, forbidden) in new[] { ("zh-CN", "找不到", "没有权限"), ("en", "Page not found", "Not allowed") })
        {
            await using var window = await example.Open(await example.Person("pan.jie@hengtong.example"), language, "dark", Viewport.Phone);
            foreach (var (path, status, words) in new[] { ("/nowhere", 404, missing), ("/units/nowhere", 404, missing), ("/links/00000000-0000-0000-0000-000000000000", 404, missing), ("/admin", 403, forbidden) })
            {
                var answer = await window.Page.GotoAsync(path);
                Assert.Equal((path, status), (path, answer!.Status));
                Assert.Contains(words, await window.Words("h1"), StringComparison.Ordinal);
                Assert.Empty(await window.Barriers());
                Assert.Empty(await window.TooWide());
            }
        }
    }
}
