namespace Entente.Web.Features.Organization;

/// <summary>Units, people, memberships, managers and roles.</summary>
public static class OrganizationFeature
{
    public static IServiceCollection AddOrganization(this IServiceCollection services)
    {
        services.AddSingleton<CreateUnit>();
        services.AddSingleton<ChangeUnit>();
        services.AddSingleton<DissolveUnit>();
        services.AddSingleton<AppointManager>();
        services.AddSingleton<SavePerson>();
        services.AddSingleton<RemovePerson>();
        services.AddSingleton<SetRole>();
        services.AddSingleton<OrganizationEndpoints>();
        return services;
    }

    public static void MapOrganization(this RouteGroupBuilder api) => OrganizationEndpoints.Map(api);
}
