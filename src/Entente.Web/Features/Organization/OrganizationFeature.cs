
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
        services.AddSingleton<CreatePerson>();
        services.AddSingleton<ChangePerson>();
        services.AddSingleton<RemovePerson>();
        services.AddSingleton<BeginMembership>();
        services.AddSingleton<EndMembership>();
        services.AddSingleton<GrantRoles>();
        services.AddSingleton<ReadPeriods>();
        services.AddSingleton<FindPeople>();
        return services;
    }

    public static void MapOrganization(this RouteGroupBuilder api)
    {
        UnitEndpoints.Map(api);
        PersonEndpoints.Map(api);
    }
}
