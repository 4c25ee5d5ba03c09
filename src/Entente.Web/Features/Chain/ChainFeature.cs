using Entente.Domain.Messages;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;

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
        services.AddSingleton<IDueSource, ExpectationsDue>();
        services.AddMessageKind<ChainTexts>("expectation", Timing.AtOnce);
        return services;
    }

    public static void MapChain(this RouteGroupBuilder api) => ChainEndpoints.Map(api);
}
