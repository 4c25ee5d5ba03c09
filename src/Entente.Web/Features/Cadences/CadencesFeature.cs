using Entente.Domain.Cadences;
using Entente.Domain.Messages;
using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Cadences;

/// <summary>Units meet as they agreed, write down what came of it, and see whether they kept it (domain.md, Cadences).</summary>
public static class CadencesFeature
{
    public static IServiceCollection AddCadences(this IServiceCollection services)
    {
        services.AddSingleton<ProposeCadence>();
        services.AddSingleton<ActOnCadence>();
        services.AddSingleton<ActOnMeeting>();
        services.AddSingleton<WriteMeeting>();
        services.AddSingleton<TickAction>();
        services.AddSingleton<ArrangeMeetings>();
        services.AddSingleton<TellCalendars>();
        services.AddSingleton(new PersonalTrace((db, person, stop) => db.CalendarFeeds.Where(feed => feed.PersonId == person).ExecuteDeleteAsync(stop)));
        services.AddSingleton<ManageFeed>();
        services.AddSingleton<ReadFeed>();
        services.AddSingleton<ReadTopics>();
        services.AddSingleton<ReadCadences>();
        services.AddSingleton<ReadMeeting>();
        services.AddSingleton<CadencesList>();
        services.AddSingleton<MeetingsList>();
        services.AddSingleton<ActionsList>();
        services.AddSingleton<PairsList>();
        services.AddSingleton<CadenceWords>();
        services.AddSingleton<CadenceEndpoints>();
        services.AddSingleton<MeetingEndpoints>();
        services.AddSingleton<IDueSource, CadencesDue>();
        services.AddSingleton(new Job("meetings", Schedule.Daily(new TimeOnly(3, 20)), async (provider, stop) => await provider.GetRequiredService<ArrangeMeetings>().Run(stop)));
        services.AddMessageKind<CadencesTexts>(TellCalendars.Kind, Timing.AtOnce);
        services.AddNavEntry<CadencesTexts>("Nav.Cadences", "/cadences", 370, Glyph.Calendar);
        return services;
    }

    public static void MapCadences(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<CadencesList, Cadence>("/cadences/export");
        endpoints.MapExport<MeetingsList, ReadCadences.MeetingRow>("/meetings/export");
        endpoints.MapExport<ActionsList, ReadCadences.ActionRow>("/meetings/actions/export");
        endpoints.MapExport<PairsList, ReadCadences.PairRow>("/cadences/shares/export");
        FeedEndpoint.Map(endpoints);
        CadenceEndpoints.Map(api);
        MeetingEndpoints.Map(api);
    }
}
