using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>Buttons in Feishu's message cards (<c>card.action.trigger</c>), encrypted and signed. open.feishu.cn/document/feishu-cards/card-callback-communication, event-subscription-guide/event-subscription-configure-/encrypt-key-encryption-configuration-case.</summary>
internal static class FeishuTaps
{
    private const string Ask = "ask";
    private const string Say = "say";

    public static TapRules Rules { get; } = new() { Needs = ["verificationToken", "encryptKey"], Read = Read, Answer = Answer };

    /// <summary>The buttons of a question, none of them more prominent than another.</summary>
    public static JsonObject Buttons(AppRules.Buttons tap) => new()
    {
        ["tag"] = "action",
        ["actions"] = new JsonArray([.. tap.Question.Answers.Select(answer => (JsonNode)new JsonObject { ["tag"] = "button", ["type"] = "default", ["text"] = Feishu.Text(answer.Words), ["value"] = new JsonObject { [Ask] = tap.Path, [Say] = answer.Answer } })]),
    };

    private static TapHeard? Read(Credentials app, TapRules.TapCall call, DateTimeOffset now)
    {
        if (call.Method != HttpMethods.Post || Decrypted(app, call.Body) is not { } said)
            return null;
        // It knocks without a signature; that it could encrypt, and knows the token, is what it proves itself by.
        if (said.At("type") is "url_verification")
            return Sign.Same(said.At("token"), app["verificationToken"]) ? new TapHeard.Knock(new JsonObject { ["challenge"] = said.At("challenge") }.ToJsonString(), "application/json") : null;
        if (!IsSigned(app, call, now) || !Sign.Same(said.At("header", "token"), app["verificationToken"]) || said.At("header", "app_id") != app["appId"])
            return null;
        if (said.At("header", "event_type") is not "card.action.trigger" || said.At("event", "action", "value", Ask) is not { } path || said.At("event", "action", "value", Say) is not { } say)
            return new TapHeard.Other();
        return said.At("header", "event_id") is { Length: > 0 } id && said.At("event", "operator", "open_id") is { } user ? new TapHeard.Tapped(id, user, path, say) : null;
    }

    /// <summary>The SHA-256 of time, nonce, key and body, one after the other.</summary>
    private static bool IsSigned(Credentials app, TapRules.TapCall call, DateTimeOffset now)
    {
        var (time, nonce) = (call.Headers["X-Lark-Request-Timestamp"].ToString(), call.Headers["X-Lark-Request-Nonce"].ToString());
        return Sign.IsFresh(time, now) && Sign.Same(call.Headers["X-Lark-Signature"].ToString(), Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(time + nonce + app["encryptKey"]), .. call.Body])));
    }

    /// <summary>AES-256-CBC under the SHA-256 of the key; the first block is the vector.</summary>
    private static JsonElement? Decrypted(Credentials app, byte[] body)
    {
        try
        {
            var sealedText = Convert.FromBase64String(JsonSerializer.Deserialize<JsonElement>(body).GetProperty("encrypt").GetString() ?? "");
            using var aes = Aes.Create();
            aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(app["encryptKey"]));
            return JsonSerializer.Deserialize<JsonElement>(aes.DecryptCbc(sealedText.AsSpan(aes.BlockSize / 8), sealedText.AsSpan(0, aes.BlockSize / 8)));
        }
        catch (Exception fault) when (fault is JsonException or FormatException or CryptographicException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static TapRules.TapAnswer Answer(Credentials app, TapHeard.Tapped tapped, TapRules.TapOutcome outcome)
    {
        var answer = new JsonObject
        {
            ["toast"] = new JsonObject { ["type"] = outcome.Taken switch { null => "warning", { IsRecorded: true } => "success", _ => "error" }, ["content"] = outcome.Taken?.Words ?? outcome.Words.Unknown },
        };
        // What was not recorded leaves the buttons where they are.
        if (outcome.Taken is { IsRecorded: true } taken)
            answer["card"] = new JsonObject { ["type"] = "raw", ["data"] = Feishu.Card(new BotWords(outcome.Words.Done, [new BotWords.Line(taken.Words, null, null)], outcome.Page, outcome.Words.Open)) };
        return new TapRules.TapAnswer(answer.ToJsonString());
    }
}
