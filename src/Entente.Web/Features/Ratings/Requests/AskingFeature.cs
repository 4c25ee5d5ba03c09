using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>Asking well: within which limits, at the end of periods, and who has not answered yet.</summary>
public static class AskingFeature
{
    public static IServiceCollection AddAsking(this IServiceCollection services)
    {
        services.AddSingleton<ReadAsking>();
        services.AddSingleton<SetAsking>();
        services.AddSingleton<AskingChangesList>();
        services.AddSingleton<AskingEndpoints>();
        services.AddSingleton<PulseLinks>();
        services.AddSingleton<ReadPulse>();
        services.AddSingleton<PulseEndpoints>();
        services.AddSingleton<AskPulse>();
        services.AddSingleton<ReadAsked>();
        services.AddSingleton<CountAsked>(provider => provider.GetRequiredService<ReadAsked>().Read);
        services.AddSingleton(provider => new PersonalLink(PulseLinks.Below, provider.GetRequiredService<PulseLinks>().PathFor));
        services.AddSingleton(new Job("rating-pulse", Schedule.Daily(new TimeOnly(9, 30)), (provider, stop) => provider.GetRequiredService<AskPulse>().Run(stop)));
        return services;
    }

    public static void MapAsking(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<AskingChangesList, AskingChangesList.Row>("/admin/asking/export", Policies.Administer);
        AskingEndpoints.Map(api);
        PulseEndpoints.Map(endpoints);
    }
}
