using Entente.Web.Features.Scorecards.Adjusted;
using Entente.Web.Features.Scorecards.Moves;
using Entente.Web.Platform;
using Entente.Web.Platform.Jobs;

namespace Entente.Web.Features.Scorecards;

/// <summary>Verdicts and figures of units and links, and the closing of periods. Read <see cref="ReadScorecard"/> first.</summary>
public static class ScorecardsFeature
{
    public static IServiceCollection AddScorecards(this IServiceCollection services)
    {
        services.AddSingleton<ReadScorecard>();
        services.AddSingleton<ReadMonths>();
        services.AddSingleton<ReadReopened>();
        services.AddSingleton<ReadReleased>();
        services.AddSingleton<ReadRatings>();
        services.AddSingleton<ReadBads>();
        services.AddSingleton<ReadVotes>();
        services.AddSingleton<ReadTrends>();
        services.AddSingleton<ReadLink>();
        services.AddSingleton<ReadDue>();
        services.AddSingleton<FitAdjusted>();
        services.AddSingleton<ReadAdjusted>();
        services.AddSingleton<ReadSeverities>();
        services.AddSingleton(new Job("adjusted-figures", Schedule.Daily(new TimeOnly(2, 30)), async (provider, stop) => _ = await provider.GetRequiredService<FitAdjusted>().Run(stop)));
        services.AddSingleton<MeasureMoves>();
        services.AddSingleton<ReadMoves>();
        services.AddSingleton(new Job("rater-moves", Schedule.Daily(new TimeOnly(3, 30)), async (provider, stop) => _ = await provider.GetRequiredService<MeasureMoves>().Run(stop)));
        services.AddSingleton<ScorecardEndpoints>();
        services.AddSingleton<ClosePeriod>();
        services.AddSingleton<IAttested, AttestFigures>();
        services.AddSingleton<ReopenPeriod>();
        return services;
    }

    public static void MapScorecards(this RouteGroupBuilder api) => ScorecardEndpoints.Map(api);
}
