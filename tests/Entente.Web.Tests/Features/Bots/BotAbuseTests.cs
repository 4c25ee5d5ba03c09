using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Entente.Web.Features.Bots;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>Nobody makes the program knock at doors inside the network by way of a chat, learns a secret, writes to everybody, or puts a link or a mention into others' mouths.</summary>
public sealed class BotAbuseTests
{
    private static readonly string[] Secrets = ["wecom-app-secret", "robot-key-of-the-group", "SEC0123456789abcdef", "wecom-token-0"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_groups_address_lies_at_its_platform_and_never_inside_the_network()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start();
        using var administrator = await app.As(app.Company.Administrator);
        foreach (var address in new[] { $"{server.Address}cgi-bin/webhook/send?key=1", "https://127.0.0.1/cgi-bin/webhook/send", "https://10.0.0.1/", "https://169.254.169.254/latest", "https://evil.example/cgi-bin/webhook/send?key=1", "http://qyapi.weixin.qq.com/", "https://qyapi.weixin.qq.com.evil.example/", "https://a@qyapi.weixin.qq.com/", "file:///etc/passwd" })
        {
            using var refused = await administrator.PutAsJsonAsync("/api/v1/bots/groups/parts", new { platform = "WeCom", address, language = "zh-CN" }, Stop);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using var teams = await administrator.PutAsJsonAsync("/api/v1/bots/groups/parts", new { platform = "Teams", address = "https://evil-logic.azure.com/workflows/1", language = "zh-CN" }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, teams.StatusCode);
        Assert.Empty(server.All);
    }

    [Fact]
    public async Task What_was_entered_when_more_was_allowed_is_asked_again_when_it_is_used()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start();
        var client = app.Services.GetRequiredService<BotClient>();
        var reply = await client.Send(server.Address, BotRequest.Get("/cgi-bin/gettoken"), Stop);
        Assert.Null(reply.Status);
        Assert.Null((await client.Send(new Uri($"https://{Dns.GetHostName()}:{server.Address.Port}/"), BotRequest.Get("/"), Stop)).Status);
        Assert.Empty(server.All);
    }

    [Fact]
    public async Task Secrets_and_addresses_of_groups_stand_in_no_page_call_table_error_or_log()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(ChatPlatform.WeCom, app.Company.Seller);
        await app.Group("parts", ChatPlatform.DingTalk, new Uri(server.Address, "/robot/send?access_token=robot-key-of-the-group"), "SEC0123456789abcdef");
        // A platform that says our own secrets back.
        server.Answer = call => call.IsToken ? null : new ChatServer.Answered("""{"errcode":81013,"errmsg":"wecom-app-secret wecom-token-0"}""");
        await app.Tell(app.Company.Seller);
        await app.Route();
        await app.SendDue();
        Assert.Equal("81013 … …", (await app.Outbox()).Single().Fault);
        using var administrator = await app.As(app.Company.Administrator);
        foreach (var path in new[] { "/admin/bots", "/admin/bots/wecom", "/admin/mail", "/api/v1/bots", "/api/v1/audit?area=bot" })
            None(WebUtility.HtmlDecode(await administrator.GetStringAsync(new Uri(path, UriKind.Relative), Stop)));
        Assert.All(app.Log.All, None);
        await using var db = app.Db();
        Assert.All(await db.AuditEntries.ToListAsync(Stop), entry => None(entry.Details ?? ""));
        Assert.All(await db.IdempotentReplies.ToListAsync(Stop), reply => None(System.Text.Encoding.UTF8.GetString(reply.Body)));
        Assert.All(await db.Set<ChatConnection>().ToListAsync(Stop), row => None(row.SealedSecrets + JsonSerializer.Serialize(row.Values)));
        Assert.All(await db.Set<ChatGroup>().ToListAsync(Stop), row => None(row.SealedAddress + row.SealedSecret));

        static void None(string text) => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("@all")]
    [InlineData("lisi|wangwu")]
    [InlineData("<!channel>")]
    [InlineData("-lisi")]
    public async Task Nobody_is_everybody_or_several(string user)
    {
        await using var app = await App.Start();
        using var administrator = await app.As(app.Company.Administrator);
        using var refused = await administrator.PutAsJsonAsync("/api/v1/bots/WeCom/people", new { lines = $"{app.Company.Storekeeper.Email},storekeeper\n{app.Company.Seller.Email} {user}" }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await using var db = app.Db();
        Assert.Empty(await db.Set<ChatAccount>().ToListAsync(Stop));
    }

    [Fact]
    public async Task Two_people_are_not_one_and_everybody_is_reached_at_one_place()
    {
        await using var app = await App.Start();
        using var administrator = await app.As(app.Company.Administrator);
        using var twice = await administrator.PutAsJsonAsync("/api/v1/bots/WeCom/people", new { lines = $"{app.Company.Seller.Email},a1\n{app.Company.Storekeeper.Email},a1" }, Stop);
        Assert.Equal("bot.account-taken", (await twice.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("type").GetString()!.Split('/', ':')[^1]);
        foreach (var (platform, line) in new[] { ("WeCom", ",a1"), ("Feishu", ",ou_1"), ("WeCom", "") })
        {
            using var done = await administrator.PutAsJsonAsync($"/api/v1/bots/{platform}/people", new { lines = app.Company.Seller.Email + line }, Stop);
            Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        }

        await using var db = app.Db();
        Assert.Equal((ChatPlatform.Feishu, "ou_1"), (await db.Set<ChatAccount>().SingleAsync(Stop)) is var one ? (one.Platform, one.UserId) : default);
    }

    [Theory]
    [InlineData(ChatPlatform.WeCom)]
    [InlineData(ChatPlatform.DingTalk)]
    [InlineData(ChatPlatform.Feishu)]
    [InlineData(ChatPlatform.Slack)]
    public async Task What_people_wrote_becomes_neither_a_link_nor_a_mention(ChatPlatform platform)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(platform, app.Company.Seller);
        const string sly = "<!channel> <@all> <at id=all></at> [点这里](https://evil.example) <https://evil.example|请登录> <a href=\"https://evil.example\">x</a>";
        await app.Tell(app.Company.Seller, sly);
        await app.Route();
        await app.SendDue();
        var texts = Strings(Assert.Single(server.Messages).Body).ToList();
        Assert.DoesNotContain(texts, text => text.Contains("<!channel>", StringComparison.Ordinal) || text.Contains("<@all>", StringComparison.Ordinal) || (text.Contains("](https://evil", StringComparison.Ordinal) && platform is not ChatPlatform.Slack) || text.Contains("<a ", StringComparison.Ordinal) || text.Contains("<https://evil", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_HR_nor_managers_nor_other_keys_have_anything_to_do_with_it()
    {
        await using var app = await App.Start();
        foreach (var person in new[] { app.Company.HumanResources, app.Company.Director, app.Company.Auditor, app.Company.Seller })
        {
            using var browser = await app.As(person, followRedirects: false);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(new Uri("/api/v1/bots", UriKind.Relative), Stop)).StatusCode);
            Assert.NotEqual(200, (int)(await browser.GetAsync(new Uri("/admin/bots", UriKind.Relative), Stop)).StatusCode);
            using var refused = await browser.PutAsJsonAsync("/api/v1/bots/Slack", new { values = new { botToken = "xoxb" } }, Stop);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var key = await app.WithKey("org:write", "webhooks:write");
        Assert.Equal(HttpStatusCode.Forbidden, (await key.GetAsync(new Uri("/api/v1/bots", UriKind.Relative), Stop)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_removed_is_forgotten_there_too()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        var leaver = await app.Given.Person(app.Company.Sales);
        await app.Connect(ChatPlatform.WeCom, leaver);
        using var hr = await app.As(app.Company.Administrator);
        using var gone = await hr.DeleteAsync(new Uri($"/api/v1/people/{leaver.Id}", UriKind.Relative), Stop);
        Assert.True(gone.IsSuccessStatusCode, await gone.Content.ReadAsStringAsync(Stop));
        await using var db = app.Db();
        Assert.Empty(await db.Set<ChatAccount>().ToListAsync(Stop));
    }

    /// <summary>Every text in a message, also in a card that is a text itself; our own signs around Slack's links are not ours to judge here.</summary>
    private static IEnumerable<string> Strings(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(property => Strings(property.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String when at.GetString()!.StartsWith('{') => Strings(JsonSerializer.Deserialize<JsonElement>(at.GetString()!)).Concat([]),
        JsonValueKind.String => [at.GetString()!],
        _ => [],
    };
}
