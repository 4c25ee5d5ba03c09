namespace Entente.Web.Features.Bots;

/// <summary>A chat that a company may use. What differs between them stands in <see cref="Platforms.PlatformRules"/>.</summary>
public enum ChatPlatform
{
    /// <summary>企业微信.</summary>
    WeCom,

    /// <summary>钉钉.</summary>
    DingTalk,

    /// <summary>飞书, and Lark where the configuration names its address.</summary>
    Feishu,

    /// <summary>Slack.</summary>
    Slack,

    /// <summary>Microsoft Teams: groups alone.</summary>
    Teams,
}
