using Entente.Domain.Fairness;
using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Fairness;

/// <summary>Whether ratings are safe and sound, for HR and auditors: signs of grudges, fear and rings, and who answers at all. Read <see cref="FindSigns"/> first.</summary>
public static class FairnessFeature
{
    public static IServiceCollection AddFairness(this IServiceCollection services)
    {
        services.AddSingleton<ReadQuestion>();
        services.AddSingleton<FindSigns>();
        services.AddSingleton<ReadSigns>();
        services.AddSingleton<OpenSign>();
        services.AddSingleton<ReviewSign>();
        services.AddSingleton<ReadResponse>();
        services.AddSingleton<SignWords>();
        services.AddSingleton<SignsList>();
        services.AddSingleton<ResponseList>();
        services.AddSingleton<FairnessEndpoints>();
        services.AddSingleton(new Job("fairness-signs", Schedule.Daily(new TimeOnly(3, 0)), async (provider, stop) => _ = await provider.GetRequiredService<FindSigns>().Run(stop)));
        services.AddNavEntry<FairnessTexts>("Nav.Fairness", "/fairness", 700, Glyph.Lock, Policies.Fairness, NavPlace.More);
        return services;
    }

    public static void MapFairness(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<SignsList, Sign>("/fairness/export", Policies.Fairness);
        endpoints.MapExport<ResponseList, ReadResponse.Row>("/fairness/response/export", Policies.Fairness);
        FairnessEndpoints.Map(api);
    }
}
