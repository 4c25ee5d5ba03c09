using Entente.Domain.Messages;
using Entente.Domain.Workshops;
using Entente.Web.Features.Workshops.Files;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Platform.Sheets;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Workshops;

/// <summary>The managers set the company's goals together on one live board (domain.md, Workshop).</summary>
public static class WorkshopsFeature
{
    public static IServiceCollection AddWorkshops(this IServiceCollection services)
    {
        services.AddSingleton<WorkshopDesk>();
        services.AddSingleton<KnownBoards>();
        services.AddSingleton<PlanWorkshop>();
        services.AddSingleton<LeadWorkshop>();
        services.AddSingleton<WriteWorkshopNote>();
        services.AddSingleton<ChangeWorkshopNote>();
        services.AddSingleton<WriteFact>();
        services.AddSingleton<WriteCandidate>();
        services.AddSingleton<PutDots>();
        services.AddSingleton<CountersignGoals>();
        services.AddSingleton<ReadWorkshop>();
        services.AddSingleton<ReadWorkshops>();
        services.AddSingleton<ReadWorkshopRevision>();
        services.AddSingleton<ReadCitableNeeds>();
        services.AddSingleton<ImportFacts>();
        services.AddSingleton<ExportWorkshop>();
        services.AddSingleton<WorkshopsList>();
        services.AddSingleton<WorkshopWords>();
        services.AddSingleton<WorkshopForms>();
        services.AddSingleton<WorkshopEndpoints>();
        services.AddSingleton<IDueSource, WorkshopsDue>();
        services.AddMessageKind<WorkshopsTexts>("workshop", Timing.AtOnce);
        services.AddNavEntry<WorkshopsTexts>("Nav.Workshops", "/workshops", 380, Glyph.Goal, place: NavPlace.More);
        return services;
    }

    public static void MapWorkshops(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<WorkshopsList, Workshop>("/workshops/export");
        endpoints.MapGet("/workshops/facts/template.xlsx", () => Book(FactColumns.Template, "entente-facts.xlsx")).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/workshops/{id:guid}/record.xlsx", async (Guid id, HttpContext http, ExportWorkshop export, RecordExport record, CurrentActor current, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var tables = await export.Read(id, actor, stop);
            if (tables.IsRefused)
                return Results.NotFound();
            await record.Run(http.Request.Path, null, tables.Value.Sum(table => table.Rows.Count), actor, stop);
            http.Response.Headers.CacheControl = "no-store";
            return Book(tables.Value, "workshop.xlsx");
        }).RequireAuthorization().ExcludeFromDescription();
        WorkshopForms.Map(endpoints);
        WorkshopEndpoints.Map(api);
    }

    private static IResult Book(IReadOnlyList<SheetTable> tables, string name)
    {
        var book = new MemoryStream();
        SheetWriter.WriteWorkbook(tables, book);
        book.Position = 0;
        return Results.File(book, TableFile.TypeOf("xlsx"), name);
    }
}
