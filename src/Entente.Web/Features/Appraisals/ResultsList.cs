using Entente.Domain.Appraisals;
using Entente.Domain.Kernel;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Appraisals;

/// <summary>The published results that the reader may read, by period, unit, duty and state.</summary>
public sealed class ResultsList(ReadResults results, AppraisalWords words, IStringLocalizer<AppraisalsTexts> t) : IListSource<ReadResults.Row>
{
    public async Task<Outcome<Listing<ReadResults.Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var (duty, state) = (asked.Choice<Duty>("duty"), asked.Choice<AppraisalState>("state"));
        var rows = (await results.Read(null, actor, stop)).Where(row =>
            (asked["period"] is not { } period || row.Cycle.PeriodCode == period)
            && (duty is null || row.Figures.Duty == duty)
            && (state is null || row.Sheet.State == state)
            && asked.Finds("q", row.Unit.Name, row.Unit.EnglishName, row.Unit.Code));
        return Listing<ReadResults.Row>.Of(asked, rows, Columns(actor), "-period");
    }

    private List<ListColumn<ReadResults.Row>> Columns(Actor actor) =>
    [
        new(t["Period"], row => words.InPeriod(row.Cycle.Period)) { Sort = "period", By = row => row.Cycle.Period.End },
        new(t["Unit"], row => Localized.Name(row.Unit)) { Sort = "unit" },
        new(t["Code"], row => row.Unit.Code),
        new(t["Duty"], row => words.Duty(row.Figures.Duty)) { Sort = "duty", By = row => (int)row.Figures.Duty },
        new(t["Why"], row => words.Reason(row.Sheet.Facts!, row.Figures)),
        new(t["Management"], row => (double?)row.Figures.Management) { Sort = "management" },
        new(t["Management.Weight"], row => row.Sheet.Facts!.Terms.ManagementWeight),
        new(t["Management.Pass"], row => row.Sheet.Facts!.Terms.ManagementPass),
        new(t["Management.Computed"], row => (double?)row.Figures.ComputedManagement),
        new(t["Calibration.Reason"], row => row.Sheet.Calibrations.Count == 0 ? null : row.Sheet.Calibrations[^1].Reason),
        new(t["Service"], row => (double?)row.Figures.Service) { Sort = "service" },
        new(t["Service.Weight"], row => row.Sheet.Facts!.Terms.ServiceWeight),
        new(t["Service.Pass"], row => row.Sheet.Facts!.Terms.ServicePass),
        new(t["Service.Goals"], row => (double?)row.Figures.Goals),
        new(t["Service.Links"], row => (double?)row.Figures.Links),
        new(t["Total"], row => (double?)row.Figures.Total) { Sort = "total" },
        new(t["Self.Weightless"], row => row.Sheet.Self?.Points),
        new(t["State"], row => words.State(row.Sheet.State)) { Sort = "state", By = row => (int)row.Sheet.State },
        new(t["Appeal"], row => row.Sheet.Appeal?.Text),
        new(t["Appeal.Answer"], row => row.Sheet.Appeal?.Answer),
        new(t["Manager"], row => AppraisalWords.Person(row.Sheet.Facts!.ManagerId, actor.Directory)),
        new(t["Superior"], row => AppraisalWords.Person(row.Sheet.Facts!.SuperiorId, actor.Directory)),
    ];
}
