using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Entente.Web.Features.Bots.Org;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>飞书: an app of the company's own (<c>im/v1/messages</c>) and custom bots in groups, both with message cards. open.feishu.cn/document/server-docs/im-v1/message/create, client-docs/bot-v3/add-custom-bot.</summary>
internal static class Feishu
{
    private const int CardBytes = 20_000;

    public static PlatformRules Rules { get; } = new(Group)
    {
        Platform = ChatPlatform.Feishu,
        Base = new Uri("https://open.feishu.cn/"),
        Fields = [new("appId"), new("appSecret", IsSecret: true), new("verificationToken", IsSecret: true, IsOptional: true), new("encryptKey", IsSecret: true, IsOptional: true)],
        App = new AppRules
        {
            Token = app => BotRequest.Post("/open-apis/auth/v3/tenant_access_token/internal", new JsonObject { ["app_id"] = app["appId"], ["app_secret"] = app["appSecret"] }),
            TokenAt = ("tenant_access_token", "expire"),
            Answers = new Answers(reply => reply.At("code"), reply => reply.At("msg"), ["0"], Answers.Table(
                (Ending.TokenOld, "99991661 99991663 99991664 99991668 99991677"),
                (Ending.Broken, "10003 10005 10014 10015 10017 11232 11233 11247 230006 230020 230035 99991400 99991401 99991543 99991672"),
                (Ending.Refused, "230001 230013 230025 230029 230034 230053 230055 99992351 99992352 99992360 99992361 99992364"))),
            Send = message => BotRequest.Post("/open-apis/im/v1/messages?receive_id_type=open_id", new JsonObject
            {
                ["receive_id"] = message.User,
                ["msg_type"] = "interactive",
                ["content"] = Card(message.Words, message.Tap).ToJsonString(),
                ["uuid"] = message.Id.ToString("N"),
            }, message.Token),
            Find = new AppRules.FindByMail(
                (token, email) => BotRequest.Post("/open-apis/contact/v3/users/batch_get_id?user_id_type=open_id", new JsonObject { ["emails"] = new JsonArray(email) }, token), FirstFound),
            Taps = FeishuTaps.Rules,
            Org = FeishuOrg.Read,
        },
    };

    private static GroupRules Group => new()
    {
        Hosts = ["open.feishu.cn", "open.larksuite.com"],
        Signs = true,
        Send = message => BotRequest.Post(message.Address, Signed(message)),
        // A bot of the first version says StatusCode.
        Answers = new Answers(reply => reply.At("code") ?? reply.At("StatusCode"), reply => reply.At("msg") ?? reply.At("StatusMessage"), ["0"],
            Answers.Table((Ending.Later, "9499 11232 11233"), (Ending.Refused, "19001 19002 19021 19022 19024 19036"))),
    };

    /// <summary>The card of a message: what people wrote is no markup in it, and the links are those that we wrote.</summary>
    internal static JsonObject Card(BotWords words, AppRules.Buttons? tap = null)
    {
        var elements = new JsonArray();
        if (words.Markdown(CardBytes) is { Length: > 0 } text)
            elements.Add((JsonNode)new JsonObject { ["tag"] = "div", ["text"] = new JsonObject { ["tag"] = "lark_md", ["content"] = text } });
        if (tap is not null)
            elements.Add((JsonNode)FeishuTaps.Buttons(tap));
        elements.Add((JsonNode)new JsonObject
        {
            ["tag"] = "action",
            ["actions"] = new JsonArray(new JsonObject { ["tag"] = "button", ["type"] = tap is null ? "primary" : "default", ["text"] = Text(words.OpenWords), ["url"] = words.Open.AbsoluteUri }),
        });
        return new JsonObject { ["config"] = new JsonObject { ["wide_screen_mode"] = true }, ["header"] = new JsonObject { ["title"] = Text(BotWords.Plain(words.Title)) }, ["elements"] = elements };
    }

    internal static JsonObject Text(string words) => new() { ["tag"] = "plain_text", ["content"] = words };

    /// <summary>An HMAC-SHA256 of nothing by a key made of the seconds and the secret.</summary>
    private static JsonObject Signed(GroupRules.GroupMessage message)
    {
        var body = new JsonObject { ["msg_type"] = "interactive", ["card"] = Card(message.Words) };
        if (message.Secret is not { } secret)
            return body;
        var time = message.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        body["timestamp"] = time;
        body["sign"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{time}\n{secret}"), Array.Empty<byte>()));
        return body;
    }

    private static string? FirstFound(BotReply reply) => reply.Body.List("data", "user_list") is [var first, ..] ? first.At("user_id") : null;
}
