using Entente.Browser.Tests.Kit;

namespace Entente.Browser.Tests.Journeys;

public sealed class SignInTests(ExampleCompany example)
{
    [BrowserFact]
    public async Task The_sign_in_page_is_accessible_in_both_languages_and_themes_on_desktop_and_phone()
    {
        foreach (var (language, theme, viewport) in new[] { ("zh-CN", "light", Viewport.Desktop), ("en", "dark", Viewport.Phone), ("zh-CN", "dark", Viewport.Phone), ("en", "light", Viewport.Desktop) })
        {
            await using var window = await example.Open(null, language, theme, viewport);
            await window.Go("/sign-in");
            Assert.Equal(language, await window.Page.Locator("html").GetAttributeAsync("lang"));
            Assert.Contains("four-rings-and-a-lift", await window.Words(), StringComparison.Ordinal);
            Assert.Contains("tan.hui@hengtong.example", await window.Words(), StringComparison.Ordinal);
            await window.Picture("sign-in");
            await window.IsAccessible();
        }
    }

    [BrowserFact]
    public async Task Somebody_who_is_signed_in_sees_their_home()
    {
        await using var window = await example.Open(await example.AnyManager());
        await window.Go("/");
        await window.Picture("home");
        await window.IsAccessible();
    }

    [BrowserFact]
    public async Task The_page_of_ones_account_is_accessible()
    {
        foreach (var (language, theme, viewport) in new[] { ("zh-CN", "light", Viewport.Phone), ("en", "dark", Viewport.Desktop) })
        {
            await using var window = await example.Open(await example.AnyManager(), language, theme, viewport);
            await window.Go("/account");
            await window.Picture("account");
            await window.IsAccessible();
        }
    }

    [BrowserFact]
    public async Task The_reference_of_the_api_shows_itself_from_our_own_files_alone()
    {
        await using var window = await example.Open(await example.AnyManager(), "en");
        var foreign = new List<string>();
        window.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(example.App.Address.ToString(), StringComparison.Ordinal) && request.Url.StartsWith("http", StringComparison.Ordinal))
                foreign.Add(request.Url);
        };
        await window.Go("/scalar/");
        await window.Page.GetByText("Every key that was made, never the keys themselves.").First.WaitForAsync();
        Assert.Empty(foreign);
    }
}
