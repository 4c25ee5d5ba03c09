using Entente.Domain.Goals;
using Entente.Domain.Messages;
using Entente.Web.Features.Goals.Files;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Platform.Sheets;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Goals;

/// <summary>What units promise each other for a period, how it is measured, and what the customers found (domain.md, Goals).</summary>
public static class GoalsFeature
{
    public static IServiceCollection AddGoals(this IServiceCollection services, string folder)
    {
        services.AddSingleton(new EvidenceStore(Path.Combine(folder, EvidenceStore.Folder)));
        services.AddSingleton(new KeptFiles(EvidenceStore.Folder, db => db.EvidenceFiles.Select(file => file.Hash).Distinct().AsEnumerable().Select(EvidenceStore.PathOf)));
        services.AddSingleton<SaveGoal>();
        services.AddSingleton<ActOnGoal>();
        services.AddSingleton<AddEvidence>();
        services.AddSingleton<ReadEvidence>();
        services.AddSingleton<ReadGoal>();
        services.AddSingleton<ReadGoals>();
        services.AddSingleton<ReadGoalOrigin>();
        services.AddSingleton<ReadSupportable>();
        services.AddSingleton<GoalsList>();
        services.AddSingleton<ImportGoals>();
        services.AddSingleton<ExportGoals>();
        services.AddSingleton<GoalEndpoints>();
        services.AddSingleton<GoalFiles>();
        services.AddSingleton<GoalWords>();
        services.AddSingleton<IDueSource, GoalsDue>();
        services.AddMessageKind<GoalsTexts>("goal", Timing.Daily);
        services.AddNavEntry<GoalsTexts>("Nav.Goals", "/goals", 400, Glyph.Goal, place: NavPlace.Always);
        return services;
    }

    public static void MapGoals(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<GoalsList, Goal>("/goals/export");
        endpoints.MapGet("/goals/import/template.xlsx", () => Workbook(GoalTemplate.Tables, "entente-goals.xlsx")).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/goals/workbook.xlsx", async (HttpContext http, ExportGoals export, RecordExport record, CurrentActor current, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var tables = await export.Read(actor, stop);
            await record.Run(http.Request.Path, null, tables[0].Rows.Count, actor, stop);
            http.Response.Headers.CacheControl = "no-store";
            return Workbook(tables, "goals.xlsx");
        }).RequireAuthorization().ExcludeFromDescription();
        GoalFiles.Map(endpoints, api);
        GoalEndpoints.Map(api);
    }

    private static IResult Workbook(IReadOnlyList<SheetTable> tables, string name)
    {
        var book = new MemoryStream();
        SheetWriter.WriteWorkbook(tables, book);
        book.Position = 0;
        return Results.File(book, TableFile.TypeOf("xlsx"), name);
    }
}
