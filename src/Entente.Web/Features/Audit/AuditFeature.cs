using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Audit;

/// <summary>The audit record for those who check: a page and its files, a call, signed heads to keep elsewhere, and the proof that nothing was changed. Read <see cref="VerifyAudit"/> first.</summary>
public static class AuditFeature
{
    public static IServiceCollection AddAudit(this IServiceCollection services, string folder)
    {
        services.AddSingleton(provider => AuditKey.From(provider.GetRequiredService<IConfiguration>()[AuditKey.Variable], folder));
        services.AddSingleton<ReadAudit>();
        services.AddSingleton<ReadHeads>();
        services.AddSingleton<VerifyAudit>();
        services.AddSingleton<SignHead>();
        services.AddSingleton<AuditWords>();
        services.AddSingleton<AuditList>();
        services.AddSingleton<AuditEndpoints>();
        services.AddSingleton(new Job("audit-head", Schedule.Daily(new TimeOnly(0, 20)), async (provider, stop) => _ = await provider.GetRequiredService<SignHead>().Run(stop)));
        services.AddNavEntry<AuditTexts>("Nav.Audit", "/audit", 790, Glyph.Lock, Policies.Audit, NavPlace.More);
        return services;
    }

    public static void MapAudit(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<AuditList, AuditEntry>("/audit/export", Policies.Audit);
        AuditEndpoints.Map(endpoints, api);
    }
}
