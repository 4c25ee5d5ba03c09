using Entente.Web.Platform;

namespace Entente.Web.Features.Administration;

/// <summary>Setting a company up from one workbook.</summary>
public static class AdministrationFeature
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services.AddSingleton<ImportOrganization>();

    public static void MapAdministration(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/admin/import/template.xlsx", () =>
        {
            var book = new MemoryStream();
            OrganizationBook.WriteTemplate(book);
            book.Position = 0;
            return Results.File(book, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "entente-template.xlsx");
        }).RequireAuthorization(Policies.Administer).ExcludeFromDescription();
}
