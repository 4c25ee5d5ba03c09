using Entente.Domain.Appraisals;
using Entente.Domain.Messages;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;

namespace Entente.Web.Features.Appraisals;

/// <summary>A period's formal result of every unit: the superior's part and the internal customers' (domain.md, Appraisal). Read <see cref="MoveCycle"/> first.</summary>
public static class AppraisalsFeature
{
    /// <summary>The kind of message that everything about appraisals is.</summary>
    internal const string Kind = "appraisal";

    public static IServiceCollection AddAppraisals(this IServiceCollection services)
    {
        services.AddSingleton<PrepareCycle>();
        services.AddSingleton<MoveCycle>();
        services.AddSingleton<ActOnSheet>();
        services.AddSingleton<DraftFacts>();
        services.AddSingleton<ReadCycles>();
        services.AddSingleton<ReadCycle>();
        services.AddSingleton<ReadSheet>();
        services.AddSingleton<ReadResults>();
        services.AddSingleton<ReadDuty>();
        services.AddSingleton<ResultsList>();
        services.AddSingleton<CompareList>();
        services.AddSingleton<SheetWorkbook>();
        services.AddSingleton<ExportAppraisals>();
        services.AddSingleton<AppraisalWords>();
        services.AddSingleton<AppraisalEndpoints>();
        services.AddSingleton<ReadDutyFulfilled>(provider => DutyOf(provider.GetRequiredService<ReadResults>()));
        services.AddSingleton<IDueSource, AppraisalsDue>();
        services.AddMessageKind<AppraisalsTexts>(Kind, Timing.AtOnce);
        services.AddNavEntry<AppraisalsTexts>("Nav.Appraisals", "/appraisals", 500, Glyph.Done);
        return services;
    }

    /// <summary>A key that reads scorecards reads this one word of them too, as they promise it.</summary>
    private static ReadDutyFulfilled DutyOf(ReadResults results) => async (units, period, actor, stop) =>
    {
        var reader = actor.HasScope("scorecards:read") ? actor with { Scopes = actor.Scopes.Append(AppraisalRights.ReadScope).ToHashSet(StringComparer.Ordinal) } : actor;
        return (await results.Read(units, reader, stop)).Where(row => row.Cycle.Period == period && row.Figures.Duty is not Duty.NotAppraised).ToDictionary(row => row.Unit.Id, row => row.Figures.Duty is Duty.Fulfilled);
    };

    public static void MapAppraisals(this IEndpointRouteBuilder endpoints, RouteGroupBuilder api)
    {
        endpoints.MapExport<ResultsList, ReadResults.Row>("/appraisals/export");
        endpoints.MapExport<CompareList, CompareList.Row>("/appraisals/compare/export");
        endpoints.MapGet("/appraisals/{cycle}/{unit}/sheet.xlsx", async (string cycle, string unit, HttpContext http, SheetWorkbook book, RecordExport record, CurrentActor current, Reply reply, CancellationToken stop) =>
        {
            var actor = await current.Require(stop);
            var tables = await book.Read(cycle, unit, actor, stop);
            if (tables.IsRefused)
                return reply.Problem(tables.Refusal);
            await record.Run(http.Request.Path, null, tables.Value.Sum(table => table.Rows.Count), actor, stop);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(SheetWorkbook.Write(tables.Value), TableFile.TypeOf("xlsx"), $"appraisal-{cycle}-{unit}.xlsx");
        }).RequireAuthorization().ExcludeFromDescription();
        AppraisalEndpoints.Map(api);
    }
}
