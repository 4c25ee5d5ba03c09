using Entente.Domain.Concerns;
using Entente.Domain.Messages;
using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;
using Entente.Web.Platform.Retention;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Concerns;

/// <summary>The protected channel: a concern to HR or to the auditor alone, answered without names (domain.md, Sealed ratings). Read <see cref="Concern"/> first.</summary>
public static class ConcernsFeature
{
    public const string Kind = "concern";

    public static IServiceCollection AddConcerns(this IServiceCollection services)
    {
        services.AddSingleton<ConcernSealing>();
        services.AddSingleton<RaiseConcern>();
        services.AddSingleton<ActOnConcern>();
        services.AddSingleton<ReadConcern>();
        services.AddSingleton<ReadConcerns>();
        services.AddSingleton<PutOnRecord>();
        services.AddSingleton<SealConcernsAnew>();
        services.AddSingleton<LoadConcerns>();
        services.AddSingleton<ForgetConcerns>();
        services.AddSingleton(new RetentionRule("concerns", 1095, 365, (provider, before, stop) => provider.GetRequiredService<ForgetConcerns>().Run(before, stop)));
        services.AddSingleton<DeskList>();
        services.AddSingleton<ConcernWords>();
        services.AddSingleton<IDueSource, ConcernsDue>();
        services.AddMessageKind<ConcernsTexts>(Kind, Timing.AtOnce);
        services.AddSingleton(new Job("concerns-on-record", Schedule.Daily(new TimeOnly(0, 10)), async (provider, stop) => _ = await provider.GetRequiredService<PutOnRecord>().Run(stop)));
        services.AddNavEntry<ConcernsTexts>("Nav.Concerns", PaddedPages.Below, 690, Glyph.Lock, place: NavPlace.More);
        return services;
    }

    public static void MapConcerns(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(PaddedPages.Below), pages => pages.Use(PaddedPages.Fill));
        app.MapExport<DeskList, Concern>("/concerns/desk/export", Policies.Fairness);
    }
}
