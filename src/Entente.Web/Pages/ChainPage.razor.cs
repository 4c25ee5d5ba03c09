using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Scorecards;
using Entente.Web.Pages.Lists;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Entente.Web.Ui.Charts;
using Entente.Web.Ui.Lists;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Pages;

public sealed partial class ChainPage
{
    private Actor? actor;
    private Period period;
    private Scorecard? card;
    private Listing<StandingsList.Row>? listing;
    private List<(Unit Provider, Unit Customer, Verdict Verdict, int Ratings, string Worst)> pairs = [];
    private IReadOnlyList<(string Value, string Words)> units = [];
    private IReadOnlyList<(string Value, string Words)> verdicts = [];

    [SupplyParameterFromQuery(Name = "period")]
    private string? Wanted { get; set; }

    [SupplyParameterFromQuery(Name = "unit")]
    private string? UnitCode { get; set; }

    [SupplyParameterFromQuery(Name = "verdict")]
    private string? VerdictWanted { get; set; }

    private IReadOnlyList<ChainNode> Nodes =>
    [
        .. pairs.SelectMany(pair => new[] { pair.Provider, pair.Customer }).Distinct().OrderBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => new ChainNode(
            unit.Code, Localized.Name(unit), $"/units/{unit.Code}?period={period}", pairs.Where(pair => pair.Provider == unit).Select(pair => pair.Verdict).DefaultIfEmpty(Verdict.NoAnswer).Max())),
    ];

    private IReadOnlyList<ChainEdge> Edges => [.. pairs.Select(pair => new ChainEdge(pair.Provider.Code, pair.Customer.Code, pair.Verdict, pair.Ratings, pair.Worst))];

    protected override async Task OnInitializedAsync()
    {
        var http = Http.HttpContext!;
        var stop = http.RequestAborted;
        actor = await Current.Require(stop);
        period = PeriodField.Of(Wanted, actor.Today);
        if (actor.Directory.Root is not { } root)
            return;
        card = (await Scorecards.Read(root.Id, period, stop)).Value;
        listing = (await Standings.Read(ListAsked.OnPage(http), actor, stop)).Value;
        // The pictures show what the filters leave, on every page of the list.
        var all = (await Standings.Read(ListAsked.InFile(http), actor, stop)).Value;
        pairs = [.. (all?.Rows ?? []).GroupBy(row => (row.Provider, row.Customer)).Select(pair => (
            pair.Key.Provider, pair.Key.Customer, pair.Max(row => row.Standing.Verdict), pair.Sum(row => row.Standing.Ratings),
            string.Create(CultureInfo.InvariantCulture, $"/links/{pair.MaxBy(row => row.Standing.Verdict)!.Link.Id}?period={period}")))];
        units = Choices.Units(actor, unit => actor.Chain.ServicesOf(unit.Id).Any() || actor.Chain.LinksTowards(unit.Id).Any());
        verdicts = Choices.Verdicts(T);
    }
}
