using System.Text.Json.Nodes;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>Slack: an app with a bot token (<c>chat.postMessage</c>) and incoming webhooks. api.slack.com/methods/chat.postMessage, api.slack.com/messaging/webhooks.</summary>
internal static class Slack
{
    private const int SectionBytes = 2900;

    public static PlatformRules Rules { get; } = new(Group)
    {
        Platform = ChatPlatform.Slack,
        Base = new Uri("https://slack.com/"),
        Fields = [new("botToken", IsSecret: true)],
        App = new AppRules
        {
            Token = null,
            TokenAt = ("botToken", ""),
            Answers = new Answers(reply => reply.At("ok") is "true" ? "" : reply.At("error"), reply => reply.At("needed") ?? "", [""], Answers.Table(
                (Ending.Broken, "ratelimited rate_limited invalid_auth not_authed account_inactive token_revoked token_expired missing_scope not_allowed_token_type access_denied no_permission ekm_access_denied org_login_required team_access_not_granted"),
                (Ending.Refused, "channel_not_found user_not_found user_disabled is_archived msg_too_long msg_blocks_too_long no_text invalid_blocks invalid_blocks_format cannot_dm_bot messages_tab_disabled restricted_action not_in_channel"))),
            Send = message => BotRequest.Post("/api/chat.postMessage", Message(message.Words, message.User), message.Token),
            Find = new AppRules.FindByMail((token, email) => BotRequest.Get($"/api/users.lookupByEmail?email={Uri.EscapeDataString(email)}", token), reply => reply.At("user", "id"), "users_not_found"),
        },
    };

    private static GroupRules Group => new()
    {
        Hosts = ["hooks.slack.com"],
        Send = message => BotRequest.Post(message.Address, Message(message.Words, null)),
        Answers = Answers.ByStatus((Ending.Refused, "400 401 403 404 410 413")),
    };

    private static JsonObject Message(BotWords words, string? channel)
    {
        var text = BotWords.Fit(words.Lines.Select(line => (line.Link is { } link ? $"<{link.AbsoluteUri}|{Escaped(line.Text)}>" : Escaped(line.Text)) + (line.Why is { } why ? $" · {Escaped(why)}" : "")).Prepend($"*{Escaped(words.Title)}*"), SectionBytes);
        var message = new JsonObject
        {
            ["text"] = Escaped(words.Title),
            ["blocks"] = new JsonArray(
                new JsonObject { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true } },
                new JsonObject
                {
                    ["type"] = "actions",
                    ["elements"] = new JsonArray(new JsonObject { ["type"] = "button", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = words.OpenWords }, ["url"] = words.Open.AbsoluteUri }),
                }),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
        };
        if (channel is not null)
            message["channel"] = channel;
        return message;
    }

    /// <summary>The three signs that Slack gives a meaning: without them nothing becomes a link or a mention.</summary>
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
