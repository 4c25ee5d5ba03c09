using Entente.Domain.Messages;
using Entente.Web.Features.Ratings.Encounters;
using Entente.Web.Features.Ratings.Requests;
using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;
using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Ratings;

/// <summary>Ratings: the group-committing writer, one-tap pages, links and codes. Read <see cref="RatingWriter"/> first.</summary>
public static class RatingsFeature
{
    public static IServiceCollection AddRatings(this IServiceCollection services)
    {
        services.AddSingleton<Sealing>();
        services.AddSingleton<RatingWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<RatingWriter>());
        services.AddHealthChecks().AddCheck<WriterCheck>("ratings");
        services.AddSingleton<RecordRating>(provider => provider.GetRequiredService<RatingWriter>().Record);
        services.AddSingleton<OwnSealed>();
        services.AddSingleton<OwnSealedRatings>(provider => provider.GetRequiredService<OwnSealed>().Read);
        services.AddSingleton<RatingLinks>();
        services.AddSingleton<RatingsDue>();
        services.AddSingleton<ReadOwnRating>();
        services.AddSingleton<RecordTap>();
        services.AddSingleton<RateEndpoints>();
        services.AddSingleton<RateByTap>();
        services.AddSingleton(provider => provider.GetRequiredService<RateByTap>().AsOneTap());
        services.AddSingleton<RatingEndpoints>();
        services.AddSingleton<RatingChangeEndpoints>();
        services.AddSingleton<EncounterEndpoints>();
        services.AddSingleton<RebuildTallies>();
        services.AddSingleton<ExportRatings>();
        services.AddSingleton<ExportReleased>();
        services.AddSingleton<SealAnew>();
        services.AddSingleton<CutReleases>();
        services.AddSingleton<IAttested, AttestRatings>();
        services.AddSingleton<IAttested, AttestReleases>();
        services.AddSingleton(new Job("sealed-release", Schedule.Daily(new TimeOnly(0, 5)), async (provider, stop) => _ = await provider.GetRequiredService<CutReleases>().Run(null, stop)));
        services.AddSingleton<Import.ImportRatings>();
        services.AddSingleton<AskRater>();
        services.AddSingleton<AskTheRest>();
        services.AddMessageKind<RatingsTexts>(AskRater.Kind, Timing.AtOnce);
        services.AddSingleton(provider => new PersonalLink("/rate/", provider.GetRequiredService<RatingLinks>().PathFor));
        services.AddSingleton(new Job("rating-requests", Schedule.Daily(new TimeOnly(15, 0)), (provider, stop) => provider.GetRequiredService<AskTheRest>().Run(stop)));
        services.AddAsking();
        services.AddEncounters();
        return services;
    }

    public static void MapRatings(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        RateEndpoints.Map(endpoints);
        RatingEndpoints.Map(api);
        RatingChangeEndpoints.Map(api);
        EncounterEndpoints.Map(api);
        endpoints.MapAsking(api);
        endpoints.MapEncounters(api);
    }
}
