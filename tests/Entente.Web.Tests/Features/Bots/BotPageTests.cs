using System.Net;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>The page on which an administrator connects a platform.</summary>
public sealed class BotPageTests
{
    [Theory, InlineData("wecom"), InlineData("feishu")]
    public async Task The_callback_address_is_whole_or_the_page_says_what_is_missing(string platform)
    {
        await using var chat = await ChatServer.Start();
        await using var app = await App.Start(adjust: chat.Use);
        Assert.Contains($"<code>https://entente.repair.example/callbacks/{platform}</code>", await Page(app), StringComparison.Ordinal);

        await using var unnamed = await App.Start();
        var page = await Page(unnamed);
        Assert.DoesNotContain("/callbacks/", page, StringComparison.Ordinal);
        Assert.Contains("ENTENTE_ADDRESS", page, StringComparison.Ordinal);

        async Task<string> Page(App on)
        {
            using var administrator = await on.As(on.Company.Administrator);
            return WebUtility.HtmlDecode(await administrator.GetStringAsync(new Uri("/admin/bots/" + platform, UriKind.Relative), TestContext.Current.CancellationToken));
        }
    }
}
