using Microsoft.AspNetCore.Components;

namespace Entente.Web.Ui.Charts;

/// <summary>Providers against customers, each cell with the shape and colour of its verdict; a click opens what lies behind.</summary>
public sealed partial class MatrixChart
{
    [Parameter, EditorRequired]
    public IReadOnlyList<ChainNode> Nodes { get; set; } = [];

    /// <summary>At most one for a pair: where there are several links, the worst.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ChainEdge> Edges { get; set; } = [];

    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    [Parameter, EditorRequired]
    public string VolumeName { get; set; } = "";

    private object Option()
    {
        var providers = Nodes.Where(node => Edges.Any(edge => edge.From == node.Id)).Reverse().ToList();
        var customers = Nodes.Where(node => Edges.Any(edge => edge.To == node.Id)).ToList();
        return new
        {
            grid = new { left = 4, right = 10, top = 8, bottom = 4, containLabel = true },
            tooltip = new { },
            xAxis = new { type = "category", data = customers.Select(node => node.Name), axisLabel = new { rotate = 40, interval = 0, color = "--mute" }, axisTick = new { show = false }, axisLine = new { lineStyle = new { color = "--edge" } }, splitArea = new { show = false } },
            yAxis = new { type = "category", data = providers.Select(node => node.Name), axisLabel = new { interval = 0, color = "--mute" }, axisTick = new { show = false }, axisLine = new { lineStyle = new { color = "--edge" } } },
            series = new[]
            {
                new
                {
                    type = "scatter", symbol = "roundRect", symbolSize = new[] { 34, 26 },
                    data = Edges.Select(edge => new
                    {
                        value = new[] { customers.FindIndex(node => node.Id == edge.To), providers.FindIndex(node => node.Id == edge.From) },
                        name = $"{Name(edge.From)} → {Name(edge.To)} {Words[$"Verdict.{edge.Verdict}"]} · {VolumeName} {Localized.Count(edge.Volume)}",
                        url = edge.Href,
                        itemStyle = new { color = VerdictInk.Ground(edge.Verdict), borderColor = VerdictInk.Colour(edge.Verdict), borderWidth = 1 },
                        label = new { show = true, formatter = VerdictPill.Shape(edge.Verdict), color = VerdictInk.Colour(edge.Verdict), fontSize = 13 },
                    }),
                },
            },
        };
    }

    private string Name(string id) => Nodes.First(node => node.Id == id).Name;
}
