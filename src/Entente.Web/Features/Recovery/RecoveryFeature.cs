using Entente.Domain.Messages;
using Entente.Domain.Recovery;
using Entente.Web.Features.Recovery.Objections;
using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;
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
        services.AddSingleton<ReadFigures>();
        services.AddSingleton<ReadRepeats>();
        services.AddSingleton<CasesList>();
        services.AddSingleton<RecoveryWords>();
        services.AddSingleton<RecoveryEndpoints>();
        services.AddSingleton<MakeObjection>();
        services.AddSingleton<AnswerObjection>();
        services.AddSingleton<JudgeRating>();
        services.AddSingleton<CarryOutRemovals>();
        services.AddSingleton<ReadDispute>();
        services.AddSingleton<ReadDisputes>();
        services.AddSingleton<DisputesList>();
        services.AddSingleton<DisputeEndpoints>();
        services.AddSingleton<IDueSource, RecoveryDue>();
        services.AddSingleton<IDueSource, DisputesDue>();
        services.AddSingleton(new Job("rating-removals", Schedule.Every(TimeSpan.FromMinutes(5)), async (provider, stop) => _ = await provider.GetRequiredService<CarryOutRemovals>().Run(stop)));
        services.AddSingleton(new Job("recovery-clocks", Schedule.Every(TimeSpan.FromMinutes(5)), async (provider, stop) => _ = await provider.GetRequiredService<EscalateCases>().Run(stop)));
        services.AddMessageKind<RecoveryTexts>("recovery", Timing.AtOnce);
        services.AddNavEntry<RecoveryTexts>("Nav.Recoveries", "/recoveries", 250, Glyph.Recovered, place: NavPlace.Always);
        return services;
    }

    public static void MapRecovery(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<CasesList, RecoveryCase>("/recoveries/export");
        endpoints.MapExport<DisputesList, ReadDispute.View>("/objections/export");
        RecoveryEndpoints.Map(api);
        DisputeEndpoints.Map(api);
    }
}
