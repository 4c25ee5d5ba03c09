using Entente.Web.Features.Administration.Files;
using Entente.Web.Platform;

namespace Entente.Web.Features.Administration;

/// <summary>Files that bring the whole organisation in and out.</summary>
public static class AdministrationFeature
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton<ImportOrg>();
        services.AddSingleton<ExportOrg>();
        return services;
    }

    public static void MapAdministration(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/admin/import/template.xlsx", () => Workbook(OrgTemplate.Tables, "entente-template.xlsx"))
            .RequireAuthorization(Policies.Administer).ExcludeFromDescription();
        endpoints.MapGet("/admin/export/organisation.xlsx", async (ExportOrg export, CurrentActor current, CancellationToken stop) =>
            Workbook(await export.Read(await current.Require(stop), stop), "organisation.xlsx")).RequireAuthorization(Policies.Administer).ExcludeFromDescription();
    }

    private static IResult Workbook(IReadOnlyList<ExportOrg.Table> tables, string name)
    {
        var book = new MemoryStream();
        OrgWriter.WriteWorkbook(tables, book);
        book.Position = 0;
        return Results.File(book, Excel, name);
    }
}
