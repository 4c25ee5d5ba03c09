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
        services.AddSingleton<BeginMembership>();
        services.AddSingleton<EndMembership>();
        services.AddSingleton<OrganizationEndpoints>();
        services.AddSingleton<BelongingEndpoints>();
        return services;
    }

    public static void MapOrganization(this RouteGroupBuilder api)
    {
        OrganizationEndpoints.Map(api);
        BelongingEndpoints.Map(api);
    }
}
