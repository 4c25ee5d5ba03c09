namespace Entente.Web.Features.Chain;

/// <summary>Services, links and what was agreed on them.</summary>
public static class ChainFeature
{
    public static IServiceCollection AddChain(this IServiceCollection services)
    {
        services.AddSingleton<ProposeExpectation>();
        services.AddSingleton<SignExpectation>();
        return services;
    }
}
