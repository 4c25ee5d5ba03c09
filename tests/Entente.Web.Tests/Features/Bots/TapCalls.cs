using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Entente.Domain.Organization;
using Entente.Web.Features.Bots;
using Entente.Web.Tests.Kit;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>Calls back as Feishu and WeCom do, with ciphers and signatures of our own making, so that the program's are not measured by themselves.</summary>
internal sealed record TapCalls(App App, ChatPlatform Platform)
{
    public const string WeComToken = "QDG6eK";
    public const string WeComKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private const string FeishuToken = "v-token-0123456789";
    private const string FeishuKey = "feishu-encrypt-key";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What makes a call another than the platform would make.</summary>
    public sealed record Twist(string? Key = null, string? Token = null, string? App = null, TimeSpan Late = default, bool BreaksBody = false, bool BreaksSignature = false);

    /// <summary>Connects the platform with everything that hears taps, and says who somebody is.</summary>
    public static async Task<TapCalls> On(App app, ChatPlatform platform, Person person)
    {
        using var administrator = await app.As(app.Company.Administrator);
        object values = platform is ChatPlatform.WeCom
            ? new { corpId = "ww01", agentId = "1000002", secret = "wecom-app-secret", callbackToken = WeComToken, callbackKey = WeComKey }
            : new { appId = "cli_01", appSecret = "feishu-app-secret", verificationToken = FeishuToken, encryptKey = FeishuKey };
        using var connected = await administrator.PutAsJsonAsync($"/api/v1/bots/{platform}", new { values }, Stop);
        Assert.True(connected.IsSuccessStatusCode, await connected.Content.ReadAsStringAsync(Stop));
        using var known = await administrator.PutAsJsonAsync($"/api/v1/bots/{platform}/people", new { lines = $"{person.Email} {Chats.UserId(platform)}" }, Stop);
        Assert.True(known.IsSuccessStatusCode, await known.Content.ReadAsStringAsync(Stop));
        return new TapCalls(app, platform);
    }

    /// <summary>The buttons of a card that was sent: what each carries.</summary>
    public static IReadOnlyList<(string Path, string Say)> Buttons(ChatServer.Call call)
    {
        if (call.Body.TryGetProperty("template_card", out var card))
            return [.. card.GetProperty("button_list").EnumerateArray().Select(button => button.GetProperty("key").GetString()!.Split(':', 2)).Select(key => (key[1], key[0]))];
        var sent = JsonSerializer.Deserialize<JsonElement>(call.Body.GetProperty("content").GetString()!);
        return [.. sent.GetProperty("elements").EnumerateArray().Where(element => element.GetProperty("tag").GetString() == "action").SelectMany(element => element.GetProperty("actions").EnumerateArray())
            .Where(button => button.TryGetProperty("value", out _)).Select(button => (button.GetProperty("value").GetProperty("ask").GetString()!, button.GetProperty("value").GetProperty("say").GetString()!))];
    }

    /// <summary>Somebody taps.</summary>
    public Task<HttpResponseMessage> Tap(string user, (string Path, string Say) button, string id, Twist? twist = null) =>
        Platform is ChatPlatform.WeCom ? WeCom(user, button, id, twist ?? new Twist()) : Feishu(user, button, id, twist ?? new Twist());

    /// <summary>What the platform shows after the tap, opened with its own key.</summary>
    public string Shown(string answer)
    {
        if (Platform is not ChatPlatform.WeCom)
            return answer;
        var xml = XElement.Parse(answer);
        var sealedText = xml.Element("Encrypt")!.Value;
        Assert.Equal(Sha1(WeComToken, xml.Element("TimeStamp")!.Value, xml.Element("Nonce")!.Value, sealedText), xml.Element("MsgSignature")!.Value);
        var key = Convert.FromBase64String(WeComKey + "=");
        using var aes = Aes.Create();
        (aes.Key, aes.IV, aes.Mode, aes.Padding) = (key, key[..16], CipherMode.CBC, PaddingMode.None);
        using var open = aes.CreateDecryptor();
        var plain = open.TransformFinalBlock(Convert.FromBase64String(sealedText), 0, Convert.FromBase64String(sealedText).Length);
        return Encoding.UTF8.GetString(plain, 20, BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(16)));
    }

    /// <summary>The platform looks whether we are there.</summary>
    public async Task<HttpResponseMessage> Knock(string words, string? token = null)
    {
        using var http = App.Client();
        if (Platform is ChatPlatform.WeCom)
        {
            var (time, sealedText) = (Seconds(App.Now), WeComSealed(words, WeComKey, "ww01"));
            return await http.GetAsync(new Uri($"/callbacks/wecom?msg_signature={Sha1(token ?? WeComToken, time, "nonce", sealedText)}&timestamp={time}&nonce=nonce&echostr={Uri.EscapeDataString(sealedText)}", UriKind.Relative), Stop);
        }

        return await http.PostAsync(new Uri("/callbacks/feishu", UriKind.Relative), JsonContent.Create(new { encrypt = FeishuSealed(JsonSerializer.Serialize(new { challenge = words, token = token ?? FeishuToken, type = "url_verification" }), FeishuKey) }), Stop);
    }

    private async Task<HttpResponseMessage> Feishu(string user, (string Path, string Say) button, string id, Twist twist)
    {
        var said = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["schema"] = "2.0",
            ["header"] = new { event_id = id, token = twist.Token ?? FeishuToken, create_time = "1603977298000000", event_type = "card.action.trigger", tenant_key = "736588c9260f175e", app_id = twist.App ?? "cli_01" },
            ["event"] = new { @operator = new { tenant_key = "736588c9260f175e", open_id = user, user_id = "someone-else" }, token = "c-", action = new { value = new { ask = button.Path, say = button.Say }, tag = "button" }, context = new { open_message_id = "om_1" } },
        });
        var body = JsonSerializer.Serialize(new { encrypt = FeishuSealed(said, twist.Key ?? FeishuKey) });
        var time = Seconds(App.Now - twist.Late);
        var signature = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(time + "nonce" + FeishuKey + body)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/callbacks/feishu", UriKind.Relative)) { Content = new StringContent(twist.BreaksBody ? body + " " : body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Lark-Request-Timestamp", time);
        request.Headers.Add("X-Lark-Request-Nonce", "nonce");
        request.Headers.Add("X-Lark-Signature", twist.BreaksSignature ? Turned(signature) : signature);
        using var http = App.Client();
        return await http.SendAsync(request, Stop);
    }

    private async Task<HttpResponseMessage> WeCom(string user, (string Path, string Say) button, string id, Twist twist)
    {
        var said = $"<xml><ToUserName><![CDATA[ww01]]></ToUserName><FromUserName><![CDATA[{user}]]></FromUserName><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><CreateTime>{Seconds(App.Now)}</CreateTime><EventKey><![CDATA[{button.Say}:{button.Path}]]></EventKey><TaskId><![CDATA[t]]></TaskId><CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[{id}]]></ResponseCode><AgentID>1000002</AgentID></xml>";
        var sealedText = WeComSealed(said, twist.Key is null ? WeComKey : "A" + WeComKey[1..], twist.App ?? "ww01");
        var time = Seconds(App.Now - twist.Late);
        var signature = Sha1(twist.Token ?? WeComToken, time, "1372623149", sealedText);
        var body = $"<xml><ToUserName><![CDATA[ww01]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[{(twist.BreaksBody ? Turned(sealedText) : sealedText)}]]></Encrypt></xml>";
        using var http = App.Client();
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        return await http.PostAsync(new Uri($"/callbacks/wecom?msg_signature={(twist.BreaksSignature ? Turned(signature) : signature)}&timestamp={time}&nonce=1372623149", UriKind.Relative), content, Stop);
    }

    private static string FeishuSealed(string text, string key)
    {
        using var aes = Aes.Create();
        (aes.Key, aes.Mode, aes.Padding) = (SHA256.HashData(Encoding.UTF8.GetBytes(key)), CipherMode.CBC, PaddingMode.PKCS7);
        using var close = aes.CreateEncryptor();
        var words = Encoding.UTF8.GetBytes(text);
        return Convert.ToBase64String([.. aes.IV, .. close.TransformFinalBlock(words, 0, words.Length)]);
    }

    private static string WeComSealed(string text, string base64, string receiver)
    {
        var key = Convert.FromBase64String(base64 + "=");
        var (words, length) = (Encoding.UTF8.GetBytes(text), new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, words.Length);
        List<byte> plain = [.. RandomNumberGenerator.GetBytes(16), .. length, .. words, .. Encoding.UTF8.GetBytes(receiver)];
        var padding = 32 - (plain.Count % 32);
        plain.AddRange(Enumerable.Repeat((byte)padding, padding));
        using var aes = Aes.Create();
        (aes.Key, aes.IV, aes.Mode, aes.Padding) = (key, key[..16], CipherMode.CBC, PaddingMode.None);
        using var close = aes.CreateEncryptor();
        return Convert.ToBase64String(close.TransformFinalBlock([.. plain], 0, plain.Count));
    }

#pragma warning disable CA5350 // It is what WeCom signs with.
    private static string Sha1(params string[] parts) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Order(StringComparer.Ordinal)))));
#pragma warning restore CA5350

    /// <summary>The same with another first character.</summary>
    private static string Turned(string text) => (text[0] == 'a' ? 'b' : 'a') + text[1..];

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
