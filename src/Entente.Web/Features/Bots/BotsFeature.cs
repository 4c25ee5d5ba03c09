using Entente.Web.Data;
using Entente.Web.Features.Bots.Org;
using Entente.Web.Features.Bots.Platforms;
using Entente.Web.Features.Bots.Taps;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Bots;

/// <summary>
/// The company's chat: WeCom, DingTalk, Feishu, Slack, Teams. Read <see cref="PlatformRules"/> for what differs between them, then
/// <see cref="BotSender"/> for how the outbox reaches them.
/// </summary>
public static class BotsFeature
{
    public static IServiceCollection AddBots(this IServiceCollection services)
    {
        services.AddSingleton<BotSettings>();
        services.AddSingleton<BotSecrets>();
        services.AddSingleton<BotClient>();
        services.AddSingleton<BotCalls>();
        services.AddSingleton<OpenConnection>();
        services.AddSingleton<BotSender>();
        foreach (var platform in PlatformRules.All)
            services.AddSingleton(provider => provider.GetRequiredService<BotSender>().AsChannel(platform));
        services.AddSingleton<ReadBots>();
        services.AddSingleton<SaveConnection>();
        services.AddSingleton<DeleteConnection>();
        services.AddSingleton<SaveAccounts>();
        services.AddSingleton<FindAccounts>();
        services.AddSingleton<SaveGroup>();
        services.AddSingleton<DeleteGroup>();
        services.AddSingleton<TestBot>();
        services.AddSingleton<BotEndpoints>();
        services.AddSingleton<TakeTap>();
        services.AddSingleton<ReadOrg>();
        services.AddSingleton(new PersonalTrace((db, person, stop) => Forget(db, person, stop)));
        return services;
    }

    public static void MapBots(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        BotEndpoints.Map(api);
        TapEndpoints.Map(endpoints);
    }

    private static async Task Forget(EntenteDb db, Guid person, CancellationToken stop) =>
        await db.Set<ChatAccount>().Where(account => account.PersonId == person).ExecuteDeleteAsync(stop);
}
