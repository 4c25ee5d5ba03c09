using Entente.Web.Platform;
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
        return services;
    }

    public static void MapAsking(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<AskingChangesList, AskingChangesList.Row>("/admin/asking/export", Policies.Administer);
        AskingEndpoints.Map(api);
    }
}
