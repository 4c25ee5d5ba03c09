using System.Text.Json;
using Entente.Domain.Messages;
using Entente.Web.Features.Bots;
using Entente.Web.Features.Messages;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>From a transaction to one person at each platform: in its own documented form, in their language, by the way they chose, once.</summary>
public sealed class BotMessageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task WeCom_takes_a_text_card_of_the_companys_app(DatabaseKind on)
    {
        var (call, _) = await Told(ChatPlatform.WeCom, on);
        Assert.Equal(("POST", "/cgi-bin/message/send", "wecom-token-0"), (call.Method, call.Path, call.Token));
        Assert.Equal("application/json; charset=utf-8", call.Type);
        Same("""
            {"touser":"lisi","msgtype":"textcard","agentid":1000002,
             "textcard":{"title":"请准备目标对话","description":"财务部","url":"https://entente.repair.example/dialogues","btntxt":"查看"},
             "enable_duplicate_check":1,"duplicate_check_interval":1800}
            """, call);
    }

    [Theory, BothDatabases]
    public async Task DingTalk_takes_an_action_card_as_a_work_notification(DatabaseKind on)
    {
        var (call, _) = await Told(ChatPlatform.DingTalk, on);
        Assert.Equal(("POST", "/topapi/message/corpconversation/asyncsend_v2", "ding-token-0"), (call.Method, call.Path, call.Token));
        Same("""
            {"agent_id":4000001,"userid_list":"lisi","to_all_user":false,
             "msg":{"msgtype":"action_card","action_card":{"title":"请准备目标对话","markdown":"### 请准备目标对话\n\n财务部","single_title":"查看","single_url":"https://entente.repair.example/dialogues"}}}
            """, call);
    }

    [Theory, BothDatabases]
    public async Task Feishu_takes_a_message_card_as_a_string_with_an_identity_against_copies(DatabaseKind on)
    {
        var (call, dispatch) = await Told(ChatPlatform.Feishu, on);
        Assert.Equal(("POST", "/open-apis/im/v1/messages", "feishu-token-0", "open_id"), (call.Method, call.Path, call.Bearer, call.Query["receive_id_type"].ToString()));
        Assert.Equal((Chats.UserId(ChatPlatform.Feishu), "interactive", dispatch.ToString("N")), (Text(call, "receive_id"), Text(call, "msg_type"), Text(call, "uuid")));
        Same("""
            {"config":{"wide_screen_mode":true},"header":{"title":{"tag":"plain_text","content":"请准备目标对话"}},
             "elements":[{"tag":"div","text":{"tag":"lark_md","content":"财务部"}},
               {"tag":"action","actions":[{"tag":"button","type":"primary","text":{"tag":"plain_text","content":"查看"},"url":"https://entente.repair.example/dialogues"}]}]}
            """, JsonSerializer.Deserialize<JsonElement>(Text(call, "content")!));
    }

    [Theory, BothDatabases]
    public async Task Slack_takes_blocks_with_a_text_for_notifications(DatabaseKind on)
    {
        var (call, _) = await Told(ChatPlatform.Slack, on);
        Assert.Equal(("POST", "/api/chat.postMessage", "xoxb-slack-token"), (call.Method, call.Path, call.Bearer));
        Same("""
            {"text":"请准备目标对话","channel":"U012AB3CD","unfurl_links":false,"unfurl_media":false,
             "blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*请准备目标对话*\n\n财务部","verbatim":true}},
               {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"查看"},"url":"https://entente.repair.example/dialogues"}]}]}
            """, call);
    }

    [Fact]
    public async Task Whoever_chose_English_is_written_to_in_English_and_a_request_carries_a_link_that_is_theirs()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(ChatPlatform.Slack, app.Company.Seller);
        await Choose(app, "rate", Timing.AtOnce, "en");
        await app.Tell(app.Company.Seller, "请评价", "rate", $"/rate/{app.Company.ReimbursementForSales.Id}?reference=A-1");
        await app.Route();
        await app.SendDue();
        var blocks = Assert.Single(server.Messages).Body.GetProperty("blocks");
        var button = blocks[1].GetProperty("elements")[0];
        Assert.Equal("Open", button.GetProperty("text").GetProperty("text").GetString());
        Assert.StartsWith("https://entente.repair.example/r/", button.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("/r/", JsonSerializer.Serialize((await app.Outbox()).Single().Content), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Everybody_chooses_whether_chat_brings_it_when_and_as_a_digest(DatabaseKind on)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: server.Use);
        await app.Connect(ChatPlatform.DingTalk, app.Company.Seller);
        await Choose(app, "dialogue", Timing.Never);
        await app.Tell(app.Company.Seller, "不要的");
        await app.Route();
        await app.SendDue();
        Assert.Empty(server.Messages);

        await Choose(app, "dialogue", Timing.Daily);
        await app.Tell(app.Company.Seller, "第一件");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Tell(app.Company.Seller, "第二件", href: "/needs");
        await app.Route();
        await app.SendDue();
        Assert.Empty(server.Messages);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Morning();
        await app.Morning();
        var card = Assert.Single(server.Messages).Body.GetProperty("msg").GetProperty("action_card");
        Assert.Equal(("您有 2 条新消息", "https://entente.repair.example/inbox"), (card.GetProperty("title").GetString(), card.GetProperty("single_url").GetString()));
        Assert.Contains("[第一件](https://entente.repair.example/dialogues) · 财务部\n\n[第二件](https://entente.repair.example/needs)", card.GetProperty("markdown").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_hours_hold_chat_back_and_whoever_is_known_nowhere_gets_none()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(ChatPlatform.WeCom, app.Company.Seller);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 27, 13, 30, 0, TimeSpan.Zero));
        await app.Tell(app.Company.Seller);
        await app.Tell(app.Company.Accountant);
        await app.Route();
        await app.SendDue();
        Assert.Empty(server.Messages);
        var waits = Assert.Single(await app.Outbox());
        Assert.Equal((app.Company.Seller.Id, new DateTimeOffset(2026, 3, 29, 23, 30, 0, TimeSpan.Zero)), (waits.PersonId, waits.DueAt));
    }

    [Theory]
    [InlineData(ChatPlatform.WeCom, "seller01")]
    [InlineData(ChatPlatform.Feishu, "ou_seller")]
    [InlineData(ChatPlatform.Slack, "U0SELLER")]
    public async Task People_are_found_by_their_address_where_the_platform_does_that(ChatPlatform platform, string user)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(platform, app.Company.Administrator);
        var done = Given.Agreed(await app.Services.GetRequiredService<FindAccounts>().Run(platform, null, await app.Actor(app.Company.Administrator), Stop));
        Assert.Equal((1, 0, null), (done.Found, done.Left, done.Fault));
        await using var db = app.Db();
        Assert.Equal(user, (await db.Set<ChatAccount>().SingleAsync(account => account.PersonId == app.Company.Seller.Id, Stop)).UserId);
    }

    private static async Task<(ChatServer.Call Call, Guid Dispatch)> Told(ChatPlatform platform, DatabaseKind on)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: server.Use);
        await app.Connect(platform, app.Company.Seller);
        await app.Tell(app.Company.Seller);
        await app.Route();
        await app.SendDue();
        await app.SendDue();
        var sent = Assert.Single(await app.Outbox());
        Assert.NotNull(sent.SentAt);
        return (Assert.Single(server.Messages), sent.Id);
    }

    private static async Task Choose(App app, string kind, Timing chat, string language = "zh-CN") =>
        Given.Agreed(await app.Services.GetRequiredService<SaveMessageSettings>().Run(
            new SaveMessageSettings.Request { Language = language, QuietFrom = new TimeOnly(20, 0), QuietUntil = new TimeOnly(7, 30), Choices = [new SaveMessageSettings.Choice { Kind = kind, InInbox = true, Chat = chat }] },
            await app.Actor(app.Company.Seller), Stop));

    private static string? Text(ChatServer.Call call, string name) => call.Body.GetProperty(name).GetString();

    private static void Same(string expected, ChatServer.Call call) => Same(expected, call.Body);

    private static void Same(string expected, JsonElement found) =>
        Assert.True(JsonElement.DeepEquals(JsonSerializer.Deserialize<JsonElement>(expected), found), found.GetRawText());
}
