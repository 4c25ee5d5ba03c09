using Entente.Web.Platform;

namespace Entente.Web.Features.Readiness;

/// <summary>Which links' ratings may count towards appraisal, and what the others lack (domain.md, Readiness). Read <see cref="ReadLinks"/> first.</summary>
public static class ReadinessFeature
{
    public static IServiceCollection AddReadiness(this IServiceCollection services)
    {
        services.AddSingleton<ReadLinks>();
        services.AddSingleton<ReadReadiness>(provider => provider.GetRequiredService<ReadLinks>().Read);
        return services;
    }
}
