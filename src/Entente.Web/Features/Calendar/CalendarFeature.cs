using Entente.Domain.Calendar;
using Entente.Web.Platform;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Calendar;

/// <summary>When the company works: what every clock and every age in working days counts by.</summary>
public static class CalendarFeature
{
    public static IServiceCollection AddWorkCalendar(this IServiceCollection services)
    {
        services.AddSingleton<SetWorkWeek>();
        services.AddSingleton<EnterDays>();
        services.AddSingleton<RemoveDay>();
        services.AddSingleton<ReadCalendar>();
        services.AddSingleton<DaysList>();
        return services;
    }

    public static void MapWorkCalendar(this IEndpointRouteBuilder endpoints) => endpoints.MapExport<DaysList, ExceptionalDay>("/admin/calendar/export", Policies.Administer);
}
