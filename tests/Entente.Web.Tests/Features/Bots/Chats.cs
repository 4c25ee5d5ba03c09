using System.Net.Http.Json;
using Entente.Domain.Organization;
using Entente.Web.Features.Bots;
using Entente.Web.Features.Messages;
using Entente.Web.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web.Tests.Features.Bots;

/// <summary>Connects the repair company with a chat over the API, as an administrator would.</summary>
internal static class Chats
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What each platform's app is known by at <see cref="ChatServer"/>.</summary>
    public static object App(ChatPlatform platform) => platform switch
    {
        ChatPlatform.WeCom => new { corpId = "ww01", agentId = "1000002", secret = "wecom-app-secret" },
        ChatPlatform.DingTalk => new { appKey = "ding01", agentId = "4000001", appSecret = "ding-app-secret" },
        ChatPlatform.Feishu => new { appId = "cli_01", appSecret = "feishu-app-secret" },
        _ => new { botToken = "xoxb-slack-token" },
    };

    public static string UserId(ChatPlatform platform) => platform switch { ChatPlatform.Feishu => "ou_84aad35d084aa403a838cf73ee18467", ChatPlatform.Slack => "U012AB3CD", _ => "lisi" };

    /// <summary>Connects a platform and says who somebody is there.</summary>
    public static async Task Connect(this App app, ChatPlatform platform, Person person)
    {
        using var administrator = await app.As(app.Company.Administrator);
        await Put(administrator, $"/api/v1/bots/{platform}", new { values = App(platform) });
        await Put(administrator, $"/api/v1/bots/{platform}/people", new { lines = $"{person.Email}, {UserId(platform)}" });
    }

    /// <summary>Gives a unit a group.</summary>
    public static async Task Group(this App app, string unit, ChatPlatform platform, Uri address, string? secret = null, string language = "zh-CN")
    {
        using var administrator = await app.As(app.Company.Administrator);
        await Put(administrator, $"/api/v1/bots/groups/{unit}", new { platform = platform.ToString(), address, secret, language });
    }

    public static async Task RouteNotices(this App app) => await app.Services.GetRequiredService<RouteNotices>().Run(Stop);

    private static async Task Put(HttpClient client, string path, object body)
    {
        using var answer = await client.PutAsJsonAsync(path, body, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }
}
