using System.Text.Json.Nodes;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>Microsoft Teams: workflows that post an Adaptive Card into a channel. Writing to one person needs a bot service in Azure, which is left out (decision 180). learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using.</summary>
internal static class Teams
{
    private const int CardBytes = 20_000;

    public static PlatformRules Rules { get; } = new(Group)
    {
        Platform = ChatPlatform.Teams,
        Base = new Uri("https://prod-00.westeurope.logic.azure.com/"),
    };

    private static GroupRules Group => new()
    {
        Hosts = [".logic.azure.com", ".logic.azure.cn", ".api.powerplatform.com", ".environment.api.powerplatform.com"],
        Send = message => BotRequest.Post(message.Address, new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["contentUrl"] = null, ["content"] = Card(message.Words) }),
        }),
        Answers = Answers.ByStatus((Ending.Refused, "400 401 403 404 405 410 413")),
    };

    private static JsonObject Card(BotWords words)
    {
        var body = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = BotWords.Plain(words.Title), ["weight"] = "Bolder", ["size"] = "Medium", ["wrap"] = true });
        if (words.Markdown(CardBytes) is { Length: > 0 } text)
            body.Add((JsonNode)new JsonObject { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true });
        return new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = body,
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = words.OpenWords, ["url"] = words.Open.AbsoluteUri }),
        };
    }
}
