using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Scorecards;
using Entente.Scoring;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Scorecards;

public sealed partial class UnitPage
{
    private Actor? actor;
    private Unit? unit;
    private Period period;
    private Scorecard? card;
    private IReadOnlyList<ReadMonths.Row> months = [];
    private IReadOnlyList<ReadReopened.Row> reopened = [];
    private int sealedCount;

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "period")]
    private string? Wanted { get; set; }

    private bool HasTeams => actor!.Directory.ChildrenOf(unit!.Id).Any();

    private bool HasSealed => card!.Links.Any(link => actor!.Chain.Service(actor.Chain.Link(link.LinkId)!.ServiceId)!.Mode is not Domain.Chain.RatingMode.Open);

    private bool HasServices => actor!.Chain.Services.Any(service => service.ProviderId == unit!.Id && service.RetiredOn is null);

    private IEnumerable<LinkStanding> Outside => card!.Links.Where(link => !IsInside(link));

    private IEnumerable<LinkStanding> Inside => card!.Links.Where(IsInside);

    private List<(Cause Cause, int Count)> Causes =>
        [.. card!.Links.SelectMany(link => link.Causes).GroupBy(pair => pair.Key, pair => pair.Value).Select(group => (group.Key, group.Sum())).OrderByDescending(pair => pair.Item2)];

    protected override async Task OnInitializedAsync()
    {
        var stop = Http.HttpContext!.RequestAborted;
        actor = await Current.Require(stop);
        unit = actor.Directory.Unit(Code);
        if (unit is null)
        {
            Http.HttpContext.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        period = PeriodPicker.Of(Wanted, actor.Today);
        card = (await Scorecards.Read(unit.Id, period, stop)).Value;
        var links = ScorecardScope.LinksOf(actor.Chain, unit.Id, period);
        months = await Months.Read(links, period.End < actor.Today ? period.End : actor.Today, stop);
        reopened = await Reopened.Read(unit.Id, period, stop);
        sealedCount = await Sealed.Read(links, period, stop);
    }

    // For the whole company every customer is inside; there the two tables would be one.
    private bool IsInside(LinkStanding standing) =>
        unit!.ParentId is not null && actor!.Directory.IsInside(actor.Chain.Link(standing.LinkId)!.CustomerId, unit.Id);

    private string Lead()
    {
        var counts = card!;
        if (counts.Links.Count == 0)
            return T["Unit.LeadNoLinks"];
        return counts.Answered == 0
            ? T["Unit.LeadSilent", counts.Links.Count]
            : T["Unit.Lead", counts.Links.Count, counts.Count(Verdict.Satisfied), counts.Count(Verdict.Recovered), counts.Count(Verdict.Dissatisfied), counts.Count(Verdict.NoAnswer)];
    }

    private List<ReadMonths.Row> Answered => [.. months.Where(month => month.Answers > 0)];

    private ChartFigure Chart()
    {
        var answered = Answered;
        return LaneyChart.Of(answered.Select(month => (long)month.Bads).ToArray(), answered.Select(month => (long)month.Answers).ToArray());
    }

    private object BadsByMonth()
    {
        var answered = Answered;
        var series = new List<object>
        {
            new
            {
                name = (string)T["Months.Series"], type = "line", connectNulls = true, symbolSize = 7,
                lineStyle = new { width = 2, color = "--brand" }, itemStyle = new { color = "--brand" }, data = Along(i => (double)answered[i].Bads / answered[i].Answers),
            },
        };
        if (Chart() is ControlChart chart)
            series.AddRange([Limit(T["Limit.Upper"], i => chart.Upper[i]), Limit(T["Limit.Lower"], i => chart.Lower[i])]);
        return new
        {
            grid = new { left = 44, right = 14, top = 16, bottom = 28 },
            tooltip = new { trigger = "axis" },
            xAxis = new { type = "category", data = months.Select(month => month.Month.ToString("yy-MM", System.Globalization.CultureInfo.InvariantCulture)), axisLabel = new { color = "--mute" } },
            yAxis = new { type = "value", axisLabel = new { formatter = "{value}%", color = "--mute" }, splitLine = new { lineStyle = new { color = "--line" } } },
            series,
        };
    }

    private object Limit(string name, Func<int, double> of) => new
    {
        name,
        type = "line",
        step = "middle",
        symbol = "none",
        connectNulls = true,
        lineStyle = new { type = "dashed", width = 1, color = "--mute" },
        itemStyle = new { color = "--mute" },
        data = Along(of),
    };

    /// <summary>Values of the months with answers, in percent, with gaps where there were none.</summary>
    private IEnumerable<double?> Along(Func<int, double> of)
    {
        var places = Answered.Select((month, place) => (month.Month, place)).ToDictionary(pair => pair.Month, pair => pair.place);
        return [.. months.Select(month => places.TryGetValue(month.Month, out var place) ? Math.Round(100 * of(place), 2) : (double?)null)];
    }

    private string Trend()
    {
        if (Chart() is not ControlChart chart)
            return T["Months.Short", 8];
        if (chart.Signals.Count == 0)
            return T["Months.Calm", Localized.Percent(chart.Centre)];
        var answered = Answered;
        return string.Join(" ", chart.Signals.Select(signal => T[$"Signal.{signal.Rule}.{signal.Direction}", Localized.Month(answered[signal.From].Month), Localized.Month(answered[signal.To].Month)].Value));
    }
}
