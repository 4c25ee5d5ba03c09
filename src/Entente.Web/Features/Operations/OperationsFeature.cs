using Entente.Web.Data;
using Entente.Web.Features.Operations.Health;
using Entente.Web.Features.Operations.Personal;
using Entente.Web.Features.Operations.Retention;
using Entente.Web.Platform;
using Entente.Web.Platform.Health;
using Entente.Web.Platform.Jobs;

namespace Entente.Web.Features.Operations;

/// <summary>What keeps the program itself in order: backup, restore, copy, health, keys, retention, personal data. Read <see cref="TakeBackup"/> first.</summary>
public static class OperationsFeature
{
    /// <summary>The audit record's words.</summary>
    public const string Taken = "backup.taken", Restored = "backup.restored", Copied = "database.copied";

    public static IServiceCollection AddOperations(this IServiceCollection services, string folder)
    {
        services.AddSingleton(provider => new TakeBackup(folder, provider.GetRequiredService<SealingKey>(), provider.GetServices<KeptFiles>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ReadKeyFit>();
        services.AddSingleton<RenewKeys>();
        services.AddSingleton<ReadRetention>();
        services.AddSingleton<SetRetention>();
        services.AddSingleton<ApplyRetention>();
        services.AddSingleton(new Job("retention", Schedule.Daily(new TimeOnly(1, 10)), (provider, stop) => provider.GetRequiredService<ApplyRetention>().Run(stop)));
        services.AddSingleton<ReadPersonal>();
        services.AddSingleton<PersonalFile>();
        services.AddSingleton<TakePersonal>();
        services.AddSingleton<OperationEndpoints>();
        services.AddSingleton(new KeysHealth.Place(folder, IsLent: false));
        services.AddSingleton<IHealthSource, DatabaseHealth>();
        services.AddSingleton<IHealthSource>(provider => new DiskHealth(folder, provider.GetRequiredService<DatabaseUrl>()));
        services.AddSingleton<IHealthSource, KeysHealth>();
        services.AddSingleton<IHealthSource, WorkHealth>();
        services.AddSingleton<CheckHealth>();
        services.AddSingleton<HealthWords>();
        return services;
    }

    public static void MapOperations(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        PersonalEndpoints.Map(endpoints);
        OperationEndpoints.Map(api);
    }
}
