using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Entente.Domain.Organization;
using Entente.Web.Features.Bots;
using Entente.Web.Features.Needs;
using Entente.Web.Platform.Messages;
using Entente.Web.Tests.Features.Messages;
using Entente.Web.Tests.Features.Scorecards;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>What goes to the group of a unit: in each platform's form, signed as it documents, and never more than the whole unit may know.</summary>
public sealed class BotGroupTests
{
    private const string Secret = "SEC0123456789abcdef";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task DingTalk_gets_an_action_card_signed_in_its_address(DatabaseKind on)
    {
        var (call, at) = await Posted(ChatPlatform.DingTalk, "/robot/send?access_token=robot-key", Secret, on);
        Assert.Equal(("/robot/send", "robot-key"), (call.Path, call.Query["access_token"].ToString()));
        var time = call.Query["timestamp"].ToString();
        Assert.Equal(at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), time);
        using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(Secret));
        Assert.Equal(Convert.ToBase64String(mac.ComputeHash(Encoding.UTF8.GetBytes(time + "\n" + Secret))), call.Query["sign"].ToString());
        var card = call.Body.GetProperty("actionCard");
        Assert.Equal(("actionCard", "技师组提出新需求：急件两小时内答复", "查看"), (call.Body.GetProperty("msgtype").GetString(), card.GetProperty("title").GetString(), card.GetProperty("singleTitle").GetString()));
        Assert.StartsWith("https://entente.repair.example/needs/", card.GetProperty("singleURL").GetString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Feishu_gets_a_card_signed_in_its_body(DatabaseKind on)
    {
        var (call, at) = await Posted(ChatPlatform.Feishu, "/open-apis/bot/v2/hook/0123-4567", Secret, on);
        var time = call.Body.GetProperty("timestamp").GetString();
        Assert.Equal(at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), time);
        using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(time + "\n" + Secret));
        Assert.Equal(Convert.ToBase64String(mac.ComputeHash([])), call.Body.GetProperty("sign").GetString());
        Assert.Equal("interactive", call.Body.GetProperty("msg_type").GetString());
        Assert.Equal("技师组提出新需求：急件两小时内答复", call.Body.GetProperty("card").GetProperty("header").GetProperty("title").GetProperty("content").GetString());
    }

    [Theory]
    [InlineData(ChatPlatform.DingTalk, "/robot/send?access_token=robot-key", "sign")]
    [InlineData(ChatPlatform.Feishu, "/open-apis/bot/v2/hook/0123-4567", "sign")]
    public async Task Without_a_secret_nothing_is_signed(ChatPlatform platform, string path, string name)
    {
        var (call, _) = await Posted(platform, path, null, DatabaseKind.Sqlite);
        Assert.False(call.Query.ContainsKey(name));
        Assert.False(call.Body.TryGetProperty(name, out _));
    }

    [Fact]
    public async Task WeCom_gets_markdown_with_a_link()
    {
        var (call, _) = await Posted(ChatPlatform.WeCom, "/cgi-bin/webhook/send?key=robot-key", null, DatabaseKind.Sqlite);
        Assert.Equal(("robot-key", "markdown"), (call.Query["key"].ToString(), call.Body.GetProperty("msgtype").GetString()));
        Assert.Matches(@"^\*\*技师组提出新需求：急件两小时内答复\*\*\n\n\s*\[查看\]\(https://entente\.repair\.example/needs/[0-9a-f-]+\)$", call.Body.GetProperty("markdown").GetProperty("content").GetString());
    }

    [Fact]
    public async Task Slack_gets_blocks_and_Teams_an_adaptive_card()
    {
        var (slack, _) = await Posted(ChatPlatform.Slack, "/services/T000/B000/XXXX", null, DatabaseKind.Sqlite);
        Assert.Equal("技师组提出新需求：急件两小时内答复", slack.Body.GetProperty("text").GetString());
        Assert.False(slack.Body.TryGetProperty("channel", out _));
        var (teams, _) = await Posted(ChatPlatform.Teams, "/workflows/0123/triggers/manual/paths/invoke?sig=key", null, DatabaseKind.Sqlite);
        var attachment = teams.Body.GetProperty("attachments")[0];
        Assert.Equal(("message", "application/vnd.microsoft.card.adaptive", JsonValueKind.Null), (teams.Body.GetProperty("type").GetString(), attachment.GetProperty("contentType").GetString(), attachment.GetProperty("contentUrl").ValueKind));
        var card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "TextBlock", "Action.OpenUrl"), (card.GetProperty("type").GetString(), card.GetProperty("body")[0].GetProperty("type").GetString(), card.GetProperty("actions")[0].GetProperty("type").GetString()));
    }

    [Theory, BothDatabases]
    public async Task Nothing_that_is_told_to_one_person_nor_a_link_of_theirs_ever_goes_to_a_group(DatabaseKind on)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: server.Use);
        await app.Group("sales", ChatPlatform.Slack, new Uri(server.Address, "/services/T000/B000/XXXX"));
        // Every way in which people of the unit are told something, and a need that came of a rating.
        var rating = await app.Given.Rating(app.Company.ReimbursementForSales, app.Company.Seller, 1);
        foreach (var kind in app.Services.GetServices<MessageKind>())
            await app.Tell(app.Company.Seller, $"只给销售：{kind.Name}", kind.Name, $"/rate/{app.Company.ReimbursementForSales.Id}");
        Given.Agreed(await Raise(app, app.Company.Seller, "sales", "finance", rating.Id));
        // A path for which there is a personal form stays what it is for everybody.
        await using (var db = app.Db())
        {
            db.TellGroup(app.Company.Sales.Id, new Bilingual("请评价", "Please rate"), $"/rate/{app.Company.ReimbursementForSales.Id}", app.Now);
            await db.SaveChangesAsync(Stop);
        }

        await app.Route();
        await app.RouteNotices();
        await app.SendDue();
        var only = Assert.Single(server.Messages);
        Assert.Contains($"https://entente.repair.example/rate/{app.Company.ReimbursementForSales.Id}", only.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/r/", only.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("只给销售", only.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_rating_asks_for_or_people_ask_of_their_own_manager_goes_to_no_group()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        foreach (var unit in new[] { "sales", "finance", "technicians" })
            await app.Group(unit, ChatPlatform.Slack, new Uri(server.Address, "/services/T000/B000/XXXX"));
        var rating = await app.Given.Rating(app.Company.ReimbursementForSales, app.Company.Seller, 1);
        Given.Agreed(await Raise(app, app.Company.Seller, "sales", "finance", rating.Id));
        Given.Agreed(await Raise(app, app.Company.Technician, "technicians", "technicians"));
        await app.RouteNotices();
        await app.SendDue();
        Assert.Empty(server.Messages);
    }

    [Fact]
    public async Task A_group_that_does_not_answer_keeps_nothing_else_waiting_and_a_dissolved_units_gets_nothing()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Connect(ChatPlatform.WeCom, app.Company.Seller);
        await app.Group("parts", ChatPlatform.WeCom, new Uri(server.Address, "/cgi-bin/webhook/send?key=robot-key"));
        server.Answer = call => call.Path.Contains("webhook", StringComparison.Ordinal) ? new ChatServer.Answered("""{"errcode":45009,"errmsg":"api freq out of limit"}""") : null;
        Given.Agreed(await Raise(app, app.Company.Technician, "technicians", "parts"));
        await app.Tell(app.Company.Seller);
        await app.RouteNotices();
        await app.Route();
        await app.SendDue();
        var outbox = await app.Outbox();
        Assert.Equal((1, null), (outbox.Single(one => one.UnitId is not null).Attempts, outbox.Single(one => one.UnitId is not null).SentAt));
        Assert.NotNull(outbox.Single(one => one.PersonId is not null).SentAt);

        // A robot that was taken out of the group.
        server.Answer = call => call.Path.Contains("webhook", StringComparison.Ordinal) ? new ChatServer.Answered("""{"errcode":93000,"errmsg":"invalid webhook url"}""") : null;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.SendDue();
        Assert.Equal("93000 invalid webhook url", (await app.Outbox()).Single(one => one.DeadAt is not null).Fault);
    }

    [Fact]
    public async Task Quiet_hours_hold_for_groups_too_and_the_group_is_spoken_to_in_its_language()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Group("parts", ChatPlatform.Slack, new Uri(server.Address, "/services/T000/B000/XXXX"), language: "en");
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 27, 13, 30, 0, TimeSpan.Zero));
        Given.Agreed(await Raise(app, app.Company.Technician, "technicians", "parts"));
        await app.RouteNotices();
        await app.SendDue();
        Assert.Empty(server.Messages);
        app.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 29, 23, 30, 0, TimeSpan.Zero));
        await app.SendDue();
        Assert.Equal("Technicians needs: 急件两小时内答复", Assert.Single(server.Messages).Body.GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_test_button_posts_into_the_group_at_once_and_says_what_the_platform_answered()
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(adjust: server.Use);
        await app.Group("parts", ChatPlatform.DingTalk, new Uri(server.Address, "/robot/send?access_token=robot-key-of-the-group"), Secret);
        using var administrator = await app.As(app.Company.Administrator);
        server.Answer = _ => new ChatServer.Answered("""{"errcode":310000,"errmsg":"sign not match, more: robot-key-of-the-group"}""");
        using var refused = await administrator.PostAsync("/api/v1/bots/groups/parts/test", null, Stop);
        var said = await refused.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.Equal(("refused", "310000 sign not match, more: …"), (said.GetProperty("outcome").GetString(), said.GetProperty("fault").GetString()));
        server.Answer = _ => null;
        using var taken = await administrator.PostAsync("/api/v1/bots/groups/parts/test", null, Stop);
        Assert.Equal("taken", (await taken.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("outcome").GetString());
    }

    private static async Task<(ChatServer.Call Call, DateTimeOffset At)> Posted(ChatPlatform platform, string path, string? secret, DatabaseKind on)
    {
        await using var server = await ChatServer.Start();
        await using var app = await App.Start(on, adjust: server.Use);
        await app.Group("parts", platform, new Uri(server.Address, path), secret);
        Given.Agreed(await Raise(app, app.Company.Technician, "technicians", "parts"));
        await app.RouteNotices();
        await app.RouteNotices();
        await app.SendDue();
        await app.SendDue();
        Assert.DoesNotContain(app.Company.Technician.Name, Assert.Single(server.Messages).Text, StringComparison.Ordinal);
        return (server.Messages[0], app.Now);
    }

    private static async Task<Domain.Kernel.Outcome<Domain.Needs.Need>> Raise(App app, Person by, string unit, string provider, Guid? rating = null) =>
        await app.Services.GetRequiredService<RaiseNeed>().Run(new RaiseNeed.Request { Unit = unit, Provider = provider, Title = "急件两小时内答复", Rating = rating }, await app.Actor(by), Stop);
}
