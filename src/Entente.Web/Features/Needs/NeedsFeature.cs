using Entente.Domain.Messages;
using Entente.Domain.Needs;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Needs;

/// <summary>What internal customers need of each other, and what became of it (domain.md, Needs).</summary>
public static class NeedsFeature
{
    internal const string Kind = "need";

    public static IServiceCollection AddNeeds(this IServiceCollection services)
    {
        services.AddSingleton<RaiseNeed>();
        services.AddSingleton<ActOnNeed>();
        services.AddSingleton<MergeNeeds>();
        services.AddSingleton<ReadRated>();
        services.AddSingleton<ReadHandled>();
        services.AddSingleton<ReadNeed>();
        services.AddSingleton<ReadNeeds>();
        services.AddSingleton<NeedsList>();
        services.AddSingleton<NeedWords>();
        services.AddSingleton<NeedEndpoints>();
        services.AddSingleton<IDueSource, NeedsDue>();
        services.AddMessageKind<NeedsTexts>(Kind, Timing.Daily);
        services.AddNavEntry<NeedsTexts>("Nav.Needs", "/needs", 300, Glyph.Info, place: NavPlace.Always);
        return services;
    }

    public static void MapNeeds(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<NeedsList, Need>("/needs/export");
        NeedEndpoints.Map(api);
    }
}
