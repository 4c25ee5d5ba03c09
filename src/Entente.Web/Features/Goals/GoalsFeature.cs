using Entente.Domain.Goals;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Goals;

/// <summary>What units promise each other for a period, how it is measured, and what the customers found (domain.md, Goals).</summary>
public static class GoalsFeature
{
    public static IServiceCollection AddGoals(this IServiceCollection services, string folder)
    {
        services.AddSingleton(new EvidenceStore(Path.Combine(folder, "evidence")));
        services.AddSingleton<SaveGoal>();
        services.AddSingleton<ActOnGoal>();
        services.AddSingleton<AddEvidence>();
        services.AddSingleton<ReadEvidence>();
        services.AddSingleton<ReadGoal>();
        services.AddSingleton<ReadGoals>();
        services.AddSingleton<GoalsList>();
        services.AddSingleton<GoalEndpoints>();
        services.AddSingleton<GoalFiles>();
        services.AddSingleton<GoalWords>();
        services.AddSingleton<IDueSource, GoalsDue>();
        services.AddNavEntry<GoalsTexts>("Nav.Goals", "/goals", 400, Glyph.Done);
        return services;
    }

    public static void MapGoals(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<GoalsList, Goal>("/goals/export");
        GoalFiles.Map(endpoints, api);
        GoalEndpoints.Map(api);
    }

    /// <summary>Monday to Friday.</summary>
    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
