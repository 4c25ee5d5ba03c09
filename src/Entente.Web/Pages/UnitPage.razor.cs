using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Ratings;
using Entente.Domain.Scorecards;
using Entente.Scoring;
using Entente.Web.Features.Scorecards;
using Entente.Web.Pages.Lists;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Charts;
using Entente.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Pages;

public sealed partial class UnitPage
{
    private Actor? actor;
    private Unit? unit;
    private Period period;
    private Scorecard? card;
    private Listing<StandingsList.Row>? listing;
    private IReadOnlyList<ReadMonths.Row> months = [];
    private IReadOnlyList<ReadReopened.Row> reopened = [];

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "period")]
    private string? Wanted { get; set; }

    [SupplyParameterFromQuery(Name = "verdict")]
    private string? VerdictWanted { get; set; }

    private IReadOnlyList<Crumb> Path => [.. actor!.Directory.PathTo(unit!.Id, period.End).SkipLast(1).Select(step => new Crumb(Localized.Name(step), $"/units/{step.Code}?period={period}"))];

    private bool HasTeams => actor!.Directory.ChildrenOf(unit!.Id, period.End).Any();

    private bool HasServices => actor!.Chain.Services.Any(service => service.ProviderId == unit!.Id && service.RetiredOn is null);

    private IReadOnlyList<StandingsList.Row> Outside => [.. listing!.Rows.Where(row => !IsInside(row))];

    private IReadOnlyList<StandingsList.Row> Inside => [.. listing!.Rows.Where(IsInside)];

    /// <summary>Each cause with its bads, then the bads of which nobody said why: together as many as there are.</summary>
    private List<(Cause? Cause, int Count)> Causes =>
    [
        .. card!.Causes.Select(pair => ((Cause?)pair.Key, pair.Value)).OrderByDescending(pair => pair.Value),
        .. Bads - card.Causes.Values.Sum() is > 0 and var unsaid ? new (Cause?, int)[] { (null, unsaid) } : [],
    ];

    private int Bads => card!.Links.Sum(link => link.StandingBad + link.Recovered) + (card.Pooled?.Bad ?? 0);

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

        period = PeriodField.Of(Wanted, actor.Today);
        card = (await Scorecards.Read(unit.Id, period, stop)).Value;
        listing = (await Standings.Read(ListAsked.OnPage(Http.HttpContext), actor, stop)).Value;
        months = await Months.Read(actor.Chain, unit.Id, LastDayOver(period, actor.Today), stop);
        reopened = await Reopened.Read(unit.Id, period, stop);
    }

    // For the whole company every customer is inside; there the two tables would be one.
    private bool IsInside(StandingsList.Row row) => unit!.ParentId is not null && actor!.Directory.IsInside(row.Customer.Id, unit.Id, period.End);

    private RenderFragment CountOf((Cause? Cause, int Count) row) => link =>
    {
        link.OpenElement(0, "a");
        link.AddAttribute(1, "href", $"/units/{Code}/bads?period={period}&cause={row.Cause?.ToString().ToLowerInvariant() ?? BadsList.Unsaid}");
        link.AddContent(2, Localized.Count(row.Count));
        link.CloseElement();
    };

    private string Lead()
    {
        var counts = card!;
        if (counts.Links.Count == 0)
            return T["Unit.LeadNoLinks"];
        return counts.Answered == 0
            ? T["Unit.LeadSilent", counts.Links.Count]
            : T["Unit.Lead", counts.Links.Count, counts.Count(Verdict.Satisfied), counts.Count(Verdict.Recovered), counts.Count(Verdict.Dissatisfied), counts.Count(Verdict.NoAnswer)];
    }

    /// <summary>A month that goes on is no point: on its second day one bad would be half of it.</summary>
    private static DateOnly LastDayOver(Period period, DateOnly today) =>
        Period.Containing(PeriodKind.Month, period.LastDayBy(today)) is var last && last.End < today ? last.End : last.Start.AddDays(-1);

    private List<ReadMonths.Row> Answered => [.. months.Where(month => month.Answers > 0)];

    private ChartFigure Chart()
    {
        var answered = Answered;
        return LaneyChart.Of(answered.Select(month => (long)month.Bads).ToArray(), answered.Select(month => (long)month.Answers).ToArray());
    }

    private List<LimitsPoint> BadsByMonth()
    {
        var places = Answered.Select((month, place) => (month.Month, place)).ToDictionary(pair => pair.Month, pair => pair.place);
        var limits = Chart() as ControlChart;
        var signals = limits?.Signals.SelectMany(signal => Enumerable.Range(signal.From, signal.To - signal.From + 1)).ToHashSet() ?? [];
        return [.. months.Select(month => places.TryGetValue(month.Month, out var place) ? At(month, place) : new LimitsPoint(Localized.ShortMonth(month.Month), null))];

        LimitsPoint At(ReadMonths.Row month, int place) => new(Localized.ShortMonth(month.Month), Percent((double)month.Bads / month.Answers))
        {
            Centre = limits is null ? null : Percent(limits.Centre),
            Lower = limits is null ? null : Percent(limits.Lower[place]),
            Upper = limits is null ? null : Percent(limits.Upper[place]),
            IsSignal = signals.Contains(place),
            Href = $"/units/{Code}?period={Period.Containing(PeriodKind.Month, month.Month)}",
        };
    }

    private static double Percent(double share) => Math.Round(100 * share, 2);

    private IReadOnlyList<Column<(Cause? Cause, int Count)>> CauseColumns =>
    [
        new(T["Cause"], row => text => text.AddContent(0, T[row.Cause is { } cause ? $"Cause.{cause}" : "Cause.Unsaid"].Value)),
        new(T["Count"], row => CountOf(row)) { IsNumber = true },
    ];

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
