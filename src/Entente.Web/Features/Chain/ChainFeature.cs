namespace Entente.Web.Features.Chain;

/// <summary>Services, links and what was agreed on them.</summary>
public static class ChainFeature
{
    public static IServiceCollection AddChain(this IServiceCollection services)
    {
        services.AddSingleton<ProposeExpectation>();
        services.AddSingleton<SignExpectation>();
        services.AddSingleton<ReadExpectations>();
        services.AddSingleton<CreateService>();
        services.AddSingleton<ChangeService>();
        services.AddSingleton<RetireService>();
        services.AddSingleton<CreateLink>();
        services.AddSingleton<EndLink>();
        return services;
    }

    public static void MapChain(this RouteGroupBuilder api)
    {
        ServiceEndpoints.Map(api);
        LinkEndpoints.Map(api);
    }
}
