using Entente.Domain.Messages;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>Encounters side by side with what was promised, and the provider's notes on the requests behind them.</summary>
public static class EncountersFeature
{
    public static IServiceCollection AddEncounters(this IServiceCollection services)
    {
        services.AddSingleton<ReadEncounters>();
        services.AddSingleton<ReadEncounter>();
        services.AddSingleton<ReadPromises>();
        services.AddSingleton<WriteEncounterNote>();
        services.AddSingleton<EncountersList>();
        services.AddSingleton<EncounterCalls>();
        services.AddMessageKind<EncountersTexts>(WriteEncounterNote.Kind, Timing.Daily);
        services.AddNavEntry<EncountersTexts>("Nav", "/encounters", 260, Glyph.Talk, place: NavPlace.More);
        return services;
    }

    public static void MapEncounters(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<EncountersList, EncounterRow>("/encounters/export");
        EncounterCalls.Map(api);
    }
}
