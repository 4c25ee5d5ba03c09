using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Lists;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Appraisals;

/// <summary>Each unit's results over periods of one length, side by side.</summary>
public sealed class CompareList(ReadResults results, AppraisalWords words, IStringLocalizer<AppraisalsTexts> t) : IListSource<CompareList.Row>
{
    /// <summary>The most periods side by side; earlier ones stand in the list of results.</summary>
    public const int MostPeriods = 6;

    /// <param name="Unit">The unit.</param>
    /// <param name="Results">Its results, by the code of the period.</param>
    public sealed record Row(Unit Unit, IReadOnlyDictionary<string, ReadResults.Row> Results);

    public async Task<Outcome<Listing<Row>>> Read(ListAsked asked, Actor actor, CancellationToken stop) => (await ReadWithPeriods(asked, actor, stop)).Listing;

    /// <summary>The same with the periods that stand side by side, the earliest first.</summary>
    internal async Task<(Listing<Row> Listing, IReadOnlyList<Period> Periods)> ReadWithPeriods(ListAsked asked, Actor actor, CancellationToken stop)
    {
        var all = await results.Read(null, actor, stop);
        var kind = KindOf(asked, all);
        var shown = all.Where(row => row.Cycle.Period.Kind == kind).ToList();
        var periods = shown.Select(row => row.Cycle.Period).Distinct().OrderDescending().Take(MostPeriods).Order().ToList();
        var rows = shown.Where(row => asked.Finds("q", row.Unit.Name, row.Unit.EnglishName, row.Unit.Code)).GroupBy(row => row.Unit.Id)
            .Select(unit => new Row(unit.First().Unit, unit.ToDictionary(row => row.Cycle.PeriodCode))).OrderBy(row => row.Unit.Code, StringComparer.Ordinal);
        return (Listing<Row>.Of(asked, rows, Columns(periods), "unit"), periods);
    }

    /// <summary>The chosen length, or that of the latest result.</summary>
    internal static PeriodKind KindOf(ListAsked asked, IReadOnlyList<ReadResults.Row> all) =>
        asked.Choice<PeriodKind>("kind") ?? (all.Count > 0 ? all[0].Cycle.Period.Kind : PeriodKind.Quarter);

    private List<ListColumn<Row>> Columns(IReadOnlyList<Period> periods) =>
    [
        new(t["Unit"], row => Localized.Name(row.Unit)) { Sort = "unit", By = row => row.Unit.Code },
        .. periods.SelectMany(period => new ListColumn<Row>[]
        {
            new(words.InPeriod(period), row => row.Results.GetValueOrDefault(period.ToString()) is { } result ? words.Duty(result.Figures.Duty) : null),
            new(t["Compare.Management", words.InPeriod(period)], row => (double?)row.Results.GetValueOrDefault(period.ToString())?.Figures.Management),
            new(t["Compare.Service", words.InPeriod(period)], row => (double?)row.Results.GetValueOrDefault(period.ToString())?.Figures.Service),
            new(t["Compare.Total", words.InPeriod(period)], row => (double?)row.Results.GetValueOrDefault(period.ToString())?.Figures.Total) { Sort = $"total-{period}" },
        }),
    ];
}
