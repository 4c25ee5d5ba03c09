using Entente.Web.Features.Administration.Files;

namespace Entente.Web.Features.Administration;

/// <summary>Files that bring the whole organisation in and out.</summary>
public static class AdministrationFeature
{
    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton<ImportOrg>();
        services.AddSingleton<ExportOrg>();
        return services;
    }
}
