using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Entente.Web.Features.Bots.Org;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>钉钉: work notifications of an app of the company's own, and custom robots in groups. open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages, custom-robot-access.</summary>
internal static class DingTalk
{
    private const int CardBytes = 3000;
    private const int GroupBytes = 15_000;

    public static PlatformRules Rules { get; } = new(Group)
    {
        Platform = ChatPlatform.DingTalk,
        Base = new Uri("https://oapi.dingtalk.com/"),
        Fields = [new("appKey"), new("agentId", IsNumber: true), new("appSecret", IsSecret: true)],
        App = new AppRules
        {
            Token = app => BotRequest.Get($"/gettoken?appkey={Uri.EscapeDataString(app["appKey"])}&appsecret={Uri.EscapeDataString(app["appSecret"])}"),
            TokenAt = ("access_token", "expires_in"),
            Answers = new Answers(CodeOf, WordsOf, ["0"], Answers.Table(
                (Ending.TokenOld, "40001 40014 42001"),
                (Ending.Broken, "40013 40035 40056 40078 40089 40096 60011 90002 90018 143103 143105 isp.service-limit"),
                (Ending.Refused, "33012 33013 40003 40031 40058 43007 60121 143106"))),
            Org = DingTalkOrg.Read,
            Send = message => BotRequest.Post($"/topapi/message/corpconversation/asyncsend_v2?access_token={Uri.EscapeDataString(message.Token)}", new JsonObject
            {
                ["agent_id"] = long.Parse(message.App["agentId"], CultureInfo.InvariantCulture),
                ["userid_list"] = message.User,
                ["to_all_user"] = false,
                ["msg"] = new JsonObject
                {
                    ["msgtype"] = "action_card",
                    ["action_card"] = new JsonObject
                    {
                        ["title"] = BotWords.Plain(message.Words.Title),
                        ["markdown"] = Markdown(message.Words, CardBytes),
                        ["single_title"] = message.Words.OpenWords,
                        ["single_url"] = message.Words.Open.AbsoluteUri,
                    },
                },
            }),
        },
    };

    private static GroupRules Group => new()
    {
        Hosts = ["oapi.dingtalk.com"],
        Signs = true,
        Send = message => BotRequest.Post(message.Address + Signature(message.Secret, message.Now), new JsonObject
        {
            ["msgtype"] = "actionCard",
            ["actionCard"] = new JsonObject
            {
                ["title"] = BotWords.Plain(message.Words.Title),
                ["text"] = Markdown(message.Words, GroupBytes),
                ["singleTitle"] = message.Words.OpenWords,
                ["singleURL"] = message.Words.Open.AbsoluteUri,
            },
        }),
        Answers = new Answers(CodeOf, WordsOf, ["0"], Answers.Table((Ending.Later, "-1 130101 130102"), (Ending.Refused, "300001 300005 310000 400013 400101 400102 400105 400106 430101 430102 430103 430104"))),
    };

    /// <summary>The milliseconds and, under them, an HMAC-SHA256 of both by the secret itself.</summary>
    private static string Signature(string? secret, DateTimeOffset now)
    {
        if (secret is null)
            return "";
        var time = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}\n{secret}")));
        return $"&timestamp={time}&sign={Uri.EscapeDataString(sign)}";
    }

    private static string Markdown(BotWords words, int most) => BotWords.Fit([$"### {BotWords.Plain(words.Title)}", words.Markdown(most)], most * 2);

    /// <summary>The gateway says 88, and what is really meant in a field of its own.</summary>
    private static string? CodeOf(BotReply reply) => reply.At("errcode") is "88" && reply.At("sub_code") is { } sub ? sub : reply.At("errcode");

    private static string? WordsOf(BotReply reply) => reply.At("sub_msg") ?? reply.At("errmsg");
}
