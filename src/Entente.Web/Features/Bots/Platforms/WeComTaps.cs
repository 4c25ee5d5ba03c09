using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>Buttons in WeCom's template cards (<c>button_interaction</c>), encrypted and signed, answered by the button's new words. developer.work.weixin.qq.com/document/path/90968, 90240, 90241.</summary>
internal static class WeComTaps
{
    private const int RandomBytes = 16;
    private const int Block = 32;

    public static TapRules Rules { get; } = new() { Needs = ["callbackToken", "callbackKey"], Read = Read, Answer = Answer };

    /// <summary>The card of a question: its buttons are alike, and the card itself leads to the page.</summary>
    public static JsonObject Card(AppRules.AppMessage message, AppRules.Buttons tap) => new()
    {
        ["card_type"] = "button_interaction",
        ["main_title"] = new JsonObject { ["title"] = BotWords.Plain(message.Words.Title), ["desc"] = BotWords.Plain(string.Join(' ', message.Words.Lines.Select(line => line.Text))) },
        ["card_action"] = new JsonObject { ["type"] = 1, ["url"] = message.Words.Open.AbsoluteUri },
        ["task_id"] = message.Id.ToString("N"),
        ["button_list"] = new JsonArray([.. tap.Question.Answers.Select(answer => (JsonNode)new JsonObject { ["text"] = answer.Words, ["style"] = 4, ["key"] = $"{answer.Answer}:{tap.Path}" })]),
    };

    private static TapHeard? Read(Credentials app, TapRules.TapCall call, DateTimeOffset now)
    {
        var isKnock = call.Method == HttpMethods.Get;
        if ((isKnock ? call.Query["echostr"].ToString() : Xml(Encoding.UTF8.GetString(call.Body))?.Element("Encrypt")?.Value) is not { Length: > 0 } sealedText)
            return null;
        var (time, nonce) = (call.Query["timestamp"].ToString(), call.Query["nonce"].ToString());
        if (!Sign.IsFresh(time, now) || !Sign.Same(call.Query["msg_signature"].ToString(), Signature(app, time, nonce, sealedText)) || Decrypted(app, sealedText) is not { } text)
            return null;
        if (isKnock)
            return new TapHeard.Knock(text, "text/plain");
        if (Xml(text) is not { } said || said.Element("AgentID")?.Value != app["agentId"])
            return null;
        if (said.Element("Event")?.Value is not "template_card_event" || said.Element("EventKey")?.Value.Split(':', 2) is not [var say, var path])
            return new TapHeard.Other();
        return said.Element("ResponseCode")?.Value is { Length: > 0 } id && said.Element("FromUserName")?.Value is { Length: > 0 } user ? new TapHeard.Tapped(id, user, path, say) : null;
    }

    /// <summary>The SHA-1 of token, time, nonce and what is encrypted, in the order of their characters.</summary>
    private static string Signature(Credentials app, string time, string nonce, string sealedText)
    {
        string[] parts = [app["callbackToken"], time, nonce, sealedText];
        Array.Sort(parts, StringComparer.Ordinal);
#pragma warning disable CA5350 // It is what WeCom signs with; beside it, only who has the key can encrypt.
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
#pragma warning restore CA5350
    }

    /// <summary>Random bytes, the length, the text, and whom it is for: null where that is not us.</summary>
    private static string? Decrypted(Credentials app, string sealedText)
    {
        try
        {
            using var aes = KeyOf(app);
            var open = aes.DecryptCbc(Convert.FromBase64String(sealedText), aes.IV, PaddingMode.None);
            var length = BinaryPrimitives.ReadInt32BigEndian(open.AsSpan(RandomBytes));
            var text = open.AsSpan(RandomBytes + sizeof(int), length);
            var rest = open.AsSpan(RandomBytes + sizeof(int) + length);
            return open[^1] is > 0 and <= Block && Encoding.UTF8.GetString(rest[..^open[^1]]) == app["corpId"] ? Encoding.UTF8.GetString(text) : null;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static string Encrypted(Credentials app, string text)
    {
        var words = Encoding.UTF8.GetBytes(text);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, words.Length);
        byte[] open = [.. RandomNumberGenerator.GetBytes(RandomBytes), .. length, .. words, .. Encoding.UTF8.GetBytes(app["corpId"])];
        var padding = Block - (open.Length % Block);
        byte[] padded = [.. open, .. Enumerable.Repeat((byte)padding, padding)];
        using var aes = KeyOf(app);
        return Convert.ToBase64String(aes.EncryptCbc(padded, aes.IV, PaddingMode.None));
    }

    /// <summary>The key is 43 characters of base64; its beginning is the vector.</summary>
    private static Aes KeyOf(Credentials app)
    {
        var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(app["callbackKey"] + "=");
        aes.IV = aes.Key[..16];
        return aes;
    }

    private static TapRules.TapAnswer Answer(Credentials app, TapHeard.Tapped tapped, TapRules.TapOutcome outcome)
    {
        // Until it is known nothing is said, so that the buttons stay.
        if (outcome.Taken is not { } taken)
            return new TapRules.TapAnswer("", "text/plain");
        var seconds = outcome.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var sealedText = Encrypted(app, Written(
            new XElement("ToUserName", new XCData(tapped.UserId)), new XElement("FromUserName", new XCData(app["corpId"])), new XElement("CreateTime", seconds), new XElement("MsgType", new XCData("update_button")),
            new XElement("Button", new XElement("ReplaceName", new XCData(taken.IsRecorded ? taken.Words : outcome.Words.OnPage)))));
        var nonce = RandomNumberGenerator.GetHexString(16, lowercase: true);
        return new TapRules.TapAnswer(
            Written(new XElement("Encrypt", new XCData(sealedText)), new XElement("MsgSignature", new XCData(Signature(app, seconds, nonce, sealedText))), new XElement("TimeStamp", seconds), new XElement("Nonce", new XCData(nonce))), "application/xml");
    }

    private static string Written(params XElement[] parts) => new XElement("xml", parts).ToString(SaveOptions.DisableFormatting);

    /// <summary>No document type, and nothing that is fetched.</summary>
    private static XElement? Xml(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
