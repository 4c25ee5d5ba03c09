using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Entente.Web.Ui.Charts;

/// <summary>A figure over time between its control limits; a point beyond them differs in shape as well as in colour.</summary>
public sealed partial class LimitsChart
{
    [Parameter, EditorRequired]
    public IReadOnlyList<LimitsPoint> Points { get; set; } = [];

    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    /// <summary>What the values are, in the table and beside the pointer.</summary>
    [Parameter, EditorRequired]
    public string ValueName { get; set; } = "";

    /// <summary>Stands after every value, such as <c>%</c>.</summary>
    [Parameter]
    public string Suffix { get; set; } = "";

    [Parameter]
    public double? Least { get; set; }

    [Parameter]
    public double? Most { get; set; }

    private bool HasLimits => Points.Any(point => point.Upper is not null || point.Lower is not null);

    private string Words(double? value) => value is { } number ? number.ToString("0.#", CultureInfo.CurrentCulture) + Suffix : "—";

    private object Option()
    {
        var series = new List<object>
        {
            new
            {
                name = ValueName, type = "line", z = 3, lineStyle = new { width = 2, color = "--brand" }, itemStyle = new { color = "--brand" },
                data = Points.Select(point => new
                {
                    value = point.Value, url = point.Href, symbol = point.IsSignal ? "diamond" : "circle", symbolSize = point.IsSignal ? 12 : 6,
                    itemStyle = new { color = point.IsSignal ? "--bad" : "--brand" },
                }),
            },
        };
        if (HasLimits)
            series.AddRange([Limit(T["Chart.Upper"], "dashed", point => point.Upper), Limit(T["Chart.Centre"], "solid", point => point.Centre), Limit(T["Chart.Lower"], "dashed", point => point.Lower)]);
        return new
        {
            grid = new { left = 8, right = 14, top = 14, bottom = 4, containLabel = true },
            tooltip = new { trigger = "axis" },
            xAxis = new { type = "category", boundaryGap = false, data = Points.Select(point => point.Label), axisLabel = new { color = "--mute", hideOverlap = true }, axisLine = new { lineStyle = new { color = "--edge" } }, axisTick = new { show = false } },
            yAxis = new { type = "value", min = Least, max = Most, splitNumber = 4, axisLabel = new { formatter = "{value}" + Suffix, color = "--mute" }, splitLine = new { lineStyle = new { color = "--line" } } },
            series,
        };
    }

    private object Limit(string name, string line, Func<LimitsPoint, double?> of) => new
    {
        name,
        type = "line",
        step = "middle",
        symbol = "none",
        silent = true,
        lineStyle = new { type = line, width = 1, color = "--mute" },
        itemStyle = new { color = "--mute" },
        data = Points.Select(of),
    };
}
