using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Domain.Scorecards;
using Entente.Web.Platform;
using Entente.Web.Ui;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Features.Scorecards;

public sealed partial class ChainPage
{
    private Actor? actor;
    private Period period;
    private Scorecard? card;

    [SupplyParameterFromQuery(Name = "period")]
    private string? Wanted { get; set; }

    private IEnumerable<(Unit Provider, Unit Customer, Verdict Verdict, int Ratings, IReadOnlyList<LinkStanding> Links)> Pairs =>
        card!.Links.GroupBy(standing => (Provider: actor!.Chain.ProviderOf(Link(standing)), Customer: Link(standing).CustomerId))
            .Select(pair => (
                actor!.Directory.Unit(pair.Key.Provider)!, actor.Directory.Unit(pair.Key.Customer)!,
                pair.Max(standing => standing.Verdict), pair.Sum(standing => standing.Ratings), (IReadOnlyList<LinkStanding>)[.. pair]));

    protected override async Task OnInitializedAsync()
    {
        var stop = Http.HttpContext!.RequestAborted;
        actor = await Current.Require(stop);
        period = PeriodPicker.Of(Wanted, actor.Today);
        if (actor.Directory.Root is { } root)
            card = (await Scorecards.Read(root.Id, period, stop)).Value;
    }

    private Domain.Chain.Link Link(LinkStanding standing) => actor!.Chain.Link(standing.LinkId)!;

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Satisfied => "--good",
        Verdict.Recovered => "--recovered",
        Verdict.Dissatisfied => "--bad",
        _ => "--none",
    };

    // Lines differ in kind as well as in colour.
    private static string Line(Verdict verdict) => verdict switch { Verdict.Dissatisfied => "solid", Verdict.NoAnswer => "dotted", Verdict.Recovered => "dashed", _ => "solid" };

    private object Network()
    {
        var pairs = Pairs.ToList();
        var units = pairs.SelectMany(pair => new[] { pair.Provider, pair.Customer }).Distinct().ToList();
        return new
        {
            tooltip = new { },
            series = new[]
            {
                new
                {
                    type = "graph", layout = "circular", top = 90, bottom = 90, circular = new { rotateLabel = true }, roam = false, edgeSymbol = new[] { "none", "arrow" }, edgeSymbolSize = 7,
                    label = new { show = true, position = "right", color = "--ink" },
                    emphasis = new { focus = "adjacency" },
                    data = units.Select(unit => new
                    {
                        id = unit.Id, name = Localized.Name(unit), url = $"/units/{unit.Code}?period={period}",
                        symbolSize = 12 + Math.Min(30, Math.Sqrt(pairs.Where(pair => pair.Provider == unit).Sum(pair => pair.Ratings))),
                        itemStyle = new { color = Colour(pairs.Where(pair => pair.Provider == unit).Select(pair => pair.Verdict).DefaultIfEmpty(Verdict.NoAnswer).Max()) },
                    }),
                    edges = pairs.OrderBy(pair => pair.Verdict).Select(pair => new
                    {
                        source = pair.Provider.Id, target = pair.Customer.Id, url = $"/links/{pair.Links.MaxBy(link => link.Verdict)!.LinkId}?period={period}",
                        name = $"{Localized.Name(pair.Provider)} → {Localized.Name(pair.Customer)}: {T[$"Verdict.{pair.Verdict}"]} ({pair.Ratings})",
                        lineStyle = new
                        {
                            color = Colour(pair.Verdict), type = Line(pair.Verdict), curveness = 0.2, opacity = pair.Verdict is Verdict.Dissatisfied ? 0.95 : 0.45,
                            width = 1 + Math.Min(5, Math.Log10(1 + pair.Ratings) * 1.6),
                        },
                    }),
                },
            },
        };
    }

    private object Matrix()
    {
        var pairs = Pairs.ToList();
        var providers = pairs.Select(pair => pair.Provider).Distinct().OrderByDescending(unit => unit.Code, StringComparer.Ordinal).ToList();
        var customers = pairs.Select(pair => pair.Customer).Distinct().OrderBy(unit => unit.Code, StringComparer.Ordinal).ToList();
        return new
        {
            grid = new { left = Localized.IsEnglish ? 150 : 100, right = 10, top = 10, bottom = 90 },
            tooltip = new { },
            xAxis = new { type = "category", data = customers.Select(Localized.Name), axisLabel = new { rotate = 40, color = "--mute" }, name = (string)T["Customer"], nameLocation = "middle", nameGap = 74 },
            yAxis = new { type = "category", data = providers.Select(Localized.Name), axisLabel = new { color = "--mute" } },
            series = new[]
            {
                new
                {
                    type = "scatter", symbol = "roundRect", symbolSize = 30,
                    data = pairs.Select(pair => new
                    {
                        value = new[] { customers.IndexOf(pair.Customer), providers.IndexOf(pair.Provider) },
                        name = $"{Localized.Name(pair.Provider)} → {Localized.Name(pair.Customer)}: {T[$"Verdict.{pair.Verdict}"]} ({pair.Ratings})",
                        url = $"/links/{pair.Links.MaxBy(link => link.Verdict)!.LinkId}?period={period}",
                        itemStyle = new { color = Colour(pair.Verdict) + "-bg", borderColor = Colour(pair.Verdict), borderWidth = 1 },
                        label = new { show = true, formatter = VerdictPill.Shape(pair.Verdict), color = Colour(pair.Verdict), fontSize = 14 },
                    }),
                },
            },
        };
    }
}
