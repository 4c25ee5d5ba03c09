using System.Net;
using Entente.Web.Features.Bots;
using Entente.Web.Features.Messages;
using Entente.Web.Tests.Features.Identity;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>What platforms say when something is wrong, most of it in an answer of 200: understood as each documents it, never sent twice, never lost.</summary>
public sealed class BotErrorTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ChatPlatform.WeCom)]
    [InlineData(ChatPlatform.DingTalk)]
    [InlineData(ChatPlatform.Feishu)]
    public async Task A_token_is_asked_for_once_and_renewed_once_when_the_platform_says_that_it_is_over(ChatPlatform platform)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(platform, app.Company.Seller);
        for (var i = 0; i < 3; i++)
            await app.Tell(app.Company.Seller, $"第 {i} 条");
        await app.Route();
        await app.SendDue();
        Assert.Equal((1, 3), (server.TokensAsked, server.Messages.Count));

        server.Expire();
        await app.Tell(app.Company.Seller, "令牌过期之后");
        await app.Route();
        await app.SendDue();
        Assert.Equal((2, 5), (server.TokensAsked, server.Messages.Count));
        Assert.All(await app.Outbox(), sent => Assert.NotNull(sent.SentAt));

        // Before its end it is fetched anew without a refusal.
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Tell(app.Company.Seller, "两小时后");
        await app.Route();
        await app.SendDue();
        Assert.Equal((3, 6), (server.TokensAsked, server.Messages.Count));
    }

    [Fact]
    public async Task A_platform_that_takes_no_token_is_not_asked_for_ever()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(ChatPlatform.WeCom, app.Company.Seller);
        server.Answer = call => call.IsToken ? null : new ChatServer.Answered("""{"errcode":40014,"errmsg":"invalid access_token"}""");
        await app.Tell(app.Company.Seller);
        await app.Tell(app.Company.Seller, "另一条");
        await app.Route();
        await app.SendDue();
        await app.SendDue();
        Assert.Equal((2, 2), (server.TokensAsked, server.Messages.Count));
        Assert.All(await app.Outbox(), waits => Assert.Equal((0, null), (waits.Attempts, waits.DeadAt)));
    }

    [Theory]
    [InlineData(ChatPlatform.WeCom, """{"errcode":81013,"errmsg":"user & party & tag all invalid"}""", 200, "81013 user & party & tag all invalid")]
    [InlineData(ChatPlatform.WeCom, """{"errcode":0,"errmsg":"ok","invaliduser":"lisi"}""", 200, "81013 ok")]
    [InlineData(ChatPlatform.DingTalk, """{"errcode":88,"sub_code":"33012","sub_msg":"无效的USERID","errmsg":"ding talk error"}""", 200, "33012 无效的USERID")]
    [InlineData(ChatPlatform.Feishu, """{"code":230013,"msg":"Bot has NO availability to this user."}""", 400, "230013 Bot has NO availability to this user.")]
    [InlineData(ChatPlatform.Slack, """{"ok":false,"error":"channel_not_found"}""", 200, "channel_not_found")]
    public async Task A_refusal_in_an_answer_is_for_ever_stands_on_the_page_with_its_reason_and_can_be_tried_again(ChatPlatform platform, string says, int status, string shown)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(platform, app.Company.Seller);
        server.Answer = call => call.IsToken ? null : new ChatServer.Answered(says, status);
        await app.Tell(app.Company.Seller);
        await app.Route();
        await app.SendDue();
        await app.SendDue();
        Assert.Single(server.Messages);
        var dead = Assert.Single(await app.Outbox());
        Assert.Equal((1, shown), (dead.Attempts, dead.Fault));
        Assert.NotNull(dead.DeadAt);

        using var administrator = await app.As(app.Company.Administrator);
        Assert.Contains(shown, WebUtility.HtmlDecode(await administrator.GetStringAsync(new Uri("/admin/mail", UriKind.Relative), Stop)), StringComparison.Ordinal);
        server.Answer = _ => null;
        await administrator.Submit("/admin/mail", $"retry-{dead.Id:N}");
        await app.SendDue();
        Assert.NotNull((await app.Outbox()).Single().SentAt);
        Assert.Equal(2, server.Messages.Count);
    }

    [Theory]
    [InlineData(ChatPlatform.WeCom, """{"errcode":-1,"errmsg":"system busy"}""")]
    [InlineData(ChatPlatform.DingTalk, """{"errcode":-1,"errmsg":"系统繁忙"}""")]
    [InlineData(ChatPlatform.Feishu, """{"code":987654,"msg":"a code that nobody documented"}""")]
    [InlineData(ChatPlatform.Slack, """{"ok":false,"error":"internal_error"}""")]
    public async Task What_passes_or_nobody_knows_is_tried_again_later(ChatPlatform platform, string says)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(platform, app.Company.Seller);
        server.Answer = call => call.IsToken ? null : new ChatServer.Answered(says);
        await app.Tell(app.Company.Seller);
        await app.Route();
        await app.SendDue();
        Assert.Equal((1, null, app.Now + TimeSpan.FromMinutes(1)), ((await app.Outbox()).Single() is var waits ? (waits.Attempts, waits.DeadAt, waits.DueAt) : default));
        server.Answer = _ => null;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.SendDue();
        Assert.NotNull((await app.Outbox()).Single().SentAt);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off_and_counts_as_a_try()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(ChatPlatform.WeCom, app.Company.Seller);
        server.Answer = call => call.IsToken ? null : new ChatServer.Answered(new string(' ', 5 * 1024 * 1024) + """{"errcode":0,"errmsg":"ok"}""");
        await app.Tell(app.Company.Seller);
        await app.Route();
        await app.SendDue();
        var waits = Assert.Single(await app.Outbox());
        Assert.Equal((1, null, true), (waits.Attempts, waits.SentAt, waits.Fault?.Contains("too long", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(ChatPlatform.WeCom, """{"errcode":45009,"errmsg":"api freq out of limit"}""", 200)]
    [InlineData(ChatPlatform.DingTalk, """{"errcode":90018,"errmsg":"您的服务器调用钉钉开放平台所有接口的请求都被暂时禁用了"}""", 200)]
    [InlineData(ChatPlatform.Feishu, """{"code":99991400,"msg":"request trigger frequency limit"}""", 429)]
    [InlineData(ChatPlatform.Slack, """{"ok":false,"error":"ratelimited"}""", 429)]
    [InlineData(ChatPlatform.Slack, """<html>bad gateway</html>""", 502)]
    public async Task A_platform_that_wants_to_be_left_alone_is_and_no_message_loses_an_attempt(ChatPlatform platform, string says, int status)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(platform, app.Company.Seller);
        for (var i = 0; i < 5; i++)
            await app.Tell(app.Company.Seller, $"第 {i} 条");
        await app.Route();
        server.Answer = call => call.IsToken ? null : new ChatServer.Answered(says, status, 30);
        await app.SendDue();
        await app.SendDue();
        Assert.Single(server.Messages);
        Assert.All(await app.Outbox(), waits => Assert.Equal((0, null), (waits.Attempts, waits.DeadAt)));
        server.Answer = _ => null;
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.SendDue();
        Assert.Equal(6, server.Messages.Count);
        Assert.All(await app.Outbox(), sent => Assert.NotNull(sent.SentAt));
    }

    [Fact]
    public async Task A_platform_that_is_away_keeps_neither_mail_nor_another_platform_waiting()
    {
        await using var mail = new MailServer();
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: builder =>
        {
            mail.Use(builder);
            server.Use(builder);
            builder.Configuration["ENTENTE_BOT_WECOM"] = "http://127.0.0.1:9/";
        });
        await app.Connect(ChatPlatform.WeCom, app.Company.Accountant);
        await app.Connect(ChatPlatform.Feishu, app.Company.Seller);
        await app.Tell(app.Company.Accountant);
        await app.Tell(app.Company.Seller);
        await app.Route();
        await app.SendDue();
        Assert.Equal((2, 1), (mail.All.Count, server.Messages.Count));
        Assert.Contains("127.0.0.1", (await app.Outbox()).Single(waits => waits.SentAt is null).Fault, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_program_that_is_killed_after_the_platform_took_a_message_sends_at_most_a_copy_that_the_platform_knows(DatabaseKind on)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: server.Use);
        await app.Connect(ChatPlatform.Feishu, app.Company.Seller);
        await app.Tell(app.Company.Seller);
        await app.Route();
        using (var killed = new CancellationTokenSource())
        {
            server.BeforeItSaysSo = call => call.IsToken ? Task.CompletedTask : killed.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.SendDue(killed.Token));
        }

        server.BeforeItSaysSo = _ => Task.CompletedTask;
        await using var node = await app.Beside();
        await node.SendDue();
        Assert.Single(server.Messages);
        app.Clock.Advance(SendDispatches.Attempt + TimeSpan.FromSeconds(1));
        await node.SendDue();
        app.Clock.Advance(TimeSpan.FromDays(3));
        await node.SendDue();
        Assert.Equal(2, server.Messages.Count);
        Assert.Single(server.Messages.Select(call => call.Body.GetProperty("uuid").GetString()).Distinct());
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_that_send_at_once_send_everything_once(DatabaseKind on)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: server.Use);
        await using var node = await app.Beside();
        await app.Connect(ChatPlatform.WeCom, app.Company.Seller);
        for (var i = 0; i < 30; i++)
            await app.Tell(app.Company.Seller, $"第 {i} 条");
        await Task.WhenAll(app.Route(), node.Route());
        await Task.WhenAll(app.SendDue(), node.SendDue(), app.SendDue(), node.SendDue());
        Assert.Equal(30, server.Messages.Count);
        Assert.Equal(30, server.Messages.Select(call => call.Body.GetProperty("textcard").GetProperty("title").GetString()).Distinct().Count());
    }
}
