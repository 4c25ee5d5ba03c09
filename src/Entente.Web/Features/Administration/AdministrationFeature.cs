using Entente.Web.Features.Administration.Files;
using Entente.Web.Platform;
using Entente.Web.Platform.Sheets;

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

    public static void MapAdministration(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/admin/import/template.xlsx", () => Workbook(OrgTemplate.Tables, "entente-template.xlsx"))
            .RequireAuthorization(Policies.Administer).ExcludeFromDescription();
        endpoints.MapGet("/admin/export/organisation.xlsx", async (HttpContext http, ExportOrg export, RecordExport record, CurrentActor current, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var tables = await export.Read(actor, stop);
            await record.Run(http.Request.Path, null, tables.Sum(table => table.Rows.Count), actor, stop);
            return Workbook(tables, "organisation.xlsx");
        }).RequireAuthorization(Policies.Administer).ExcludeFromDescription();
    }

    private static IResult Workbook(IReadOnlyList<SheetTable> tables, string name)
    {
        var book = new MemoryStream();
        SheetWriter.WriteWorkbook(tables, book);
        book.Position = 0;
        return Results.File(book, TableFile.TypeOf("xlsx"), name);
    }
}
