using Entente.Domain.Recovery;
using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Recovery;

/// <summary>Every bad opens a case with an owner and a clock, and only who rated closes it (domain.md, Recovery). Read <see cref="FollowBads"/> first.</summary>
public static class RecoveryFeature
{
    public static IServiceCollection AddRecovery(this IServiceCollection services)
    {
        services.AddSingleton<FollowBads>();
        services.AddSingleton<BadsChanged>(provider => provider.GetRequiredService<FollowBads>().Run);
        services.AddSingleton<OpenSealedCases>();
        services.AddSingleton<SealedBadsTold>(provider => provider.GetRequiredService<OpenSealedCases>().Run);
        services.AddSingleton<Recognition>();
        services.AddSingleton<ActOnCase>();
        services.AddSingleton<DelegateCase>();
        services.AddSingleton<SendMessage>();
        services.AddSingleton<EscalateCases>();
        services.AddSingleton<SetLimits>();
        services.AddSingleton<ReadLimits>();
        services.AddSingleton<ReadCases>();
        services.AddSingleton<ReadCase>();
        services.AddSingleton<CasesList>();
        services.AddSingleton<RecoveryWords>();
        services.AddSingleton<RecoveryEndpoints>();
        services.AddSingleton<IDueSource, RecoveryDue>();
        services.AddSingleton(new Job("recovery-clocks", Schedule.Every(TimeSpan.FromMinutes(5)), async (provider, stop) => _ = await provider.GetRequiredService<EscalateCases>().Run(stop)));
        services.AddNavEntry<RecoveryTexts>("Nav.Recoveries", "/recoveries", 250, Glyph.Recovered);
        return services;
    }

    public static void MapRecovery(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<CasesList, RecoveryCase>("/recoveries/export");
        RecoveryEndpoints.Map(api);
    }
}
