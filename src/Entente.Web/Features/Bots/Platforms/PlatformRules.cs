namespace Entente.Web.Features.Bots.Platforms;

/// <summary>All that differs between platforms: one value each. Whatever uses them treats all alike.</summary>
public sealed record PlatformRules
{
    internal PlatformRules(GroupRules group) => Group = group;

    public required ChatPlatform Platform { get; init; }

    /// <summary>Where its calls go, unless the configuration says otherwise.</summary>
    public required Uri Base { get; init; }

    /// <summary>What a connection needs; empty where there is no app.</summary>
    public IReadOnlyList<ConnectionField> Fields { get; init; } = [];

    /// <summary>How it writes to one person; null where it does not.</summary>
    internal AppRules? App { get; init; }

    /// <summary>Whether it knows the company as a tree of departments and people.</summary>
    public bool ReadsOrg => App?.Org is not null;

    /// <summary>How it writes to a group.</summary>
    internal GroupRules Group { get; }

    /// <summary>The name of its channel in the outbox; never changed once released.</summary>
    public string Channel => Platform.ToString().ToLowerInvariant();

    /// <summary>Every platform.</summary>
    public static IReadOnlyList<PlatformRules> All { get; } = [WeCom.Rules, DingTalk.Rules, Feishu.Rules, Slack.Rules, Teams.Rules];

    public static PlatformRules Of(ChatPlatform platform) => All.First(rules => rules.Platform == platform);
}
