namespace Entente.Web.Features.Scorecards;

/// <summary>Verdicts and figures of units and links, and the closing of periods. Read <see cref="ReadScorecard"/> first.</summary>
public static class ScorecardsFeature
{
    public static IServiceCollection AddScorecards(this IServiceCollection services)
    {
        services.AddSingleton<ReadScorecard>();
        services.AddSingleton<ReadMonths>();
        services.AddSingleton<ReadReopened>();
        services.AddSingleton<ReadSealedCount>();
        services.AddSingleton<ReadRatings>();
        services.AddSingleton<ReadBads>();
        services.AddSingleton<ReadVotes>();
        services.AddSingleton<ReadTrends>();
        services.AddSingleton<ReadLink>();
        services.AddSingleton<ReadDue>();
        services.AddSingleton<ScorecardEndpoints>();
        services.AddSingleton<ClosePeriod>();
        services.AddSingleton<ReopenPeriod>();
        return services;
    }

    public static void MapScorecards(this RouteGroupBuilder api) => ScorecardEndpoints.Map(api);
}
