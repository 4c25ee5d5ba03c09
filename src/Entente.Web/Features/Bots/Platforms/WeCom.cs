using System.Globalization;
using System.Text.Json.Nodes;
using Entente.Web.Features.Bots.Org;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>企业微信: an app of the company's own (<c>message/send</c>) and group robots. developer.work.weixin.qq.com/document/path/90236, 91770, 90313.</summary>
internal static class WeCom
{
    private const int GroupBytes = 4096;
    private const int CardBytes = 512;

    /// <summary>Within so many seconds the platform itself drops a copy of what it took.</summary>
    private const int NoCopyFor = 1800;

    private static readonly Answers Answers = new(
        reply => reply.At("errcode") is "0" && reply.At("invaliduser") is { Length: > 0 } ? "81013" : reply.At("errcode"),
        reply => reply.At("errmsg"), ["0"],
        Answers.Table(
            (Ending.TokenOld, "40014 41001 42001"),
            (Ending.Broken, "40001 40013 40056 40082 45009 45011 48002 60011 60020 301002"),
            (Ending.Refused, "40003 40008 40031 40058 44004 45002 46004 60111 81013 82001 93000")));

    public static PlatformRules Rules { get; } = new(Group)
    {
        Platform = ChatPlatform.WeCom,
        Base = new Uri("https://qyapi.weixin.qq.com/"),
        Fields = [new("corpId"), new("agentId", IsNumber: true), new("secret", IsSecret: true), new("callbackToken", IsSecret: true, IsOptional: true), new("callbackKey", IsSecret: true, IsOptional: true, Exactly: 43)],
        App = new AppRules
        {
            Token = app => BotRequest.Get($"/cgi-bin/gettoken?corpid={Uri.EscapeDataString(app["corpId"])}&corpsecret={Uri.EscapeDataString(app["secret"])}"),
            TokenAt = ("access_token", "expires_in"),
            Answers = Answers,
            Send = message => BotRequest.Post($"/cgi-bin/message/send?access_token={Uri.EscapeDataString(message.Token)}", Card(message)),
            Find = new AppRules.FindByMail(
                (token, email) => BotRequest.Post($"/cgi-bin/user/get_userid_by_email?access_token={Uri.EscapeDataString(token)}", new JsonObject { ["email"] = email, ["email_type"] = 1 }),
                reply => reply.At("userid"), "46004", "60111"),
            Taps = WeComTaps.Rules,
            Org = WeComOrg.Read,
        },
    };

    private static GroupRules Group => new()
    {
        Hosts = ["qyapi.weixin.qq.com"],
        Send = message => BotRequest.Post(message.Address, new JsonObject { ["msgtype"] = "markdown", ["markdown"] = new JsonObject { ["content"] = Markdown(message.Words) } }),
        // The limit holds for each robot: twenty a minute.
        Answers = Answers with { Known = Answers.Table((Ending.Later, "45009"), (Ending.Refused, "40008 40058 44004 45002 93000")) },
    };

    private static JsonObject Card(AppRules.AppMessage message) => new()
    {
        ["touser"] = message.User,
        ["msgtype"] = message.Tap is null ? "textcard" : "template_card",
        ["agentid"] = long.Parse(message.App["agentId"], CultureInfo.InvariantCulture),
        [message.Tap is null ? "textcard" : "template_card"] = message.Tap is { } tap ? WeComTaps.Card(message, tap) : TextCard(message.Words),
        ["enable_duplicate_check"] = 1,
        ["duplicate_check_interval"] = NoCopyFor,
    };

    private static JsonObject TextCard(BotWords words) => new()
    {
        ["title"] = BotWords.Plain(words.Title),
        // It must not be empty.
        ["description"] = Description(words) is { Length: > 0 } text ? text : BotWords.Plain(words.Title),
        ["url"] = words.Open.AbsoluteUri,
        ["btntxt"] = words.OpenWords,
    };

    private static string Description(BotWords words) => BotWords.Fit(words.Lines.Select(line => BotWords.Plain(line.Why is { } why ? $"{line.Text} · {why}" : line.Text)), CardBytes);

    private static string Markdown(BotWords words)
    {
        var (title, link) = ($"**{BotWords.Plain(words.Title)}**\n\n", $"\n\n[{words.OpenWords}]({words.Open.AbsoluteUri})");
        return title + words.Markdown(GroupBytes - System.Text.Encoding.UTF8.GetByteCount(title + link)) + link;
    }
}
