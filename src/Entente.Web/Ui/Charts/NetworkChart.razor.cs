using Entente.Domain.Scorecards;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Ui.Charts;

/// <summary>Who serves whom: an edge's colour and line say the verdict, its width the volume; a click opens what lies behind.</summary>
public sealed partial class NetworkChart
{
    [Parameter, EditorRequired]
    public IReadOnlyList<ChainNode> Nodes { get; set; } = [];

    [Parameter, EditorRequired]
    public IReadOnlyList<ChainEdge> Edges { get; set; } = [];

    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    [Parameter, EditorRequired]
    public string VolumeName { get; set; } = "";

    private object Option() => new
    {
        tooltip = new { },
        series = new[]
        {
            new
            {
                type = "graph", layout = "circular", top = 136, bottom = 136, roam = false, circular = new { rotateLabel = true },
                edgeSymbol = new[] { "none", "arrow" }, edgeSymbolSize = 7, label = new { show = true, position = "right", color = "--ink" }, emphasis = new { focus = "adjacency" },
                data = Nodes.Select(node => new
                {
                    id = node.Id, name = node.Name, url = node.Href, symbolSize = 14 + Math.Min(26, Math.Sqrt(Edges.Where(edge => edge.From == node.Id).Sum(edge => edge.Volume))),
                    itemStyle = new { color = VerdictInk.Colour(node.Verdict), borderColor = "--card", borderWidth = 2 },
                }),
                // The worst are drawn last, above the others.
                edges = Edges.OrderBy(edge => edge.Verdict).Select(edge => new
                {
                    source = edge.From, target = edge.To, url = edge.Href, name = Title(edge),
                    lineStyle = new
                    {
                        color = VerdictInk.Colour(edge.Verdict), type = VerdictInk.Line(edge.Verdict), curveness = 0.2,
                        opacity = edge.Verdict is Verdict.Dissatisfied ? 0.95 : 0.45, width = 1 + Math.Min(5, Math.Log10(1 + edge.Volume) * 1.6),
                    },
                }),
            },
        },
    };

    private string Title(ChainEdge edge) => $"{Name(edge.From)} → {Name(edge.To)} {VerdictPill.Shape(edge.Verdict)} {Words[$"Verdict.{edge.Verdict}"]} · {VolumeName} {Localized.Count(edge.Volume)}";

    private string Name(string id) => Nodes.First(node => node.Id == id).Name;
}
