namespace Entente.Web.Features.Chain;

/// <summary>Services, links and what was agreed on them.</summary>
public static class ChainFeature
{
    public static IServiceCollection AddChain(this IServiceCollection services)
    {
        services.AddSingleton<ProposeExpectation>();
        services.AddSingleton<SignExpectation>();
        services.AddSingleton<SaveService>();
        services.AddSingleton<RetireService>();
        services.AddSingleton<CreateLink>();
        services.AddSingleton<EndLink>();
        services.AddSingleton<ChainEndpoints>();
        services.AddSingleton<ReadAgreed>();
        return services;
    }

    public static void MapChain(this RouteGroupBuilder api) => ChainEndpoints.Map(api);
}
