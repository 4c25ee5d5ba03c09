using System.Globalization;
using System.Text;

namespace Entente.Simulate;

/// <summary>How often an attack of one strength is found.</summary>
public sealed record PowerBar(string Attack, string Strength, double Found);

/// <summary>The bars as a picture that is readable on light and dark paper.</summary>
public static class PowerChart
{
    private const int Row = 22, Gap = 26, Left = 270, Width = 360;

    /// <summary>The picture, as SVG.</summary>
    public static string Draw(IReadOnlyList<PowerBar> bars)
    {
        var groups = bars.GroupBy(bar => bar.Attack).ToList();
        var height = groups.Count * Gap + bars.Count * Row + 60;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Left + Width + 70} {height}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="How often each attack is found, by its strength">
            <style>text {"{ fill: #1b1f24 }"} .axis {"{ stroke: #8a919a }"} .bar {"{ fill: #0f6cbd }"} .quiet {"{ fill: #57606a }"} @media (prefers-color-scheme: dark) {"{ text { fill: #e6e8ea } .bar { fill: #62abf5 } .quiet { fill: #a7adb5 } }"}</style>

            """);
        var y = 10;
        foreach (var group in groups)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"8\" y=\"{y + 16}\" font-weight=\"600\">{group.Key}</text>\n");
            y += Gap;
            foreach (var bar in group)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 10}\" y=\"{y + 14}\" text-anchor=\"end\">{bar.Strength}</text><rect class=\"bar\" x=\"{Left}\" y=\"{y + 2}\" width=\"{Math.Max(1, bar.Found * Width):0}\" height=\"{Row - 6}\" rx=\"2\"/><text x=\"{Left + bar.Found * Width + 6:0}\" y=\"{y + 14}\">{bar.Found * 100:0} %</text>\n");
                y += Row;
            }
        }

        for (var percent = 0; percent <= 100; percent += 25)
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"axis\" x1=\"{Left + percent * Width / 100}\" x2=\"{Left + percent * Width / 100}\" y1=\"10\" y2=\"{y + 6}\" stroke-opacity=\"0.4\"/><text class=\"quiet\" x=\"{Left + percent * Width / 100}\" y=\"{y + 22}\" text-anchor=\"middle\">{percent} %</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"quiet\" x=\"{Left + Width / 2}\" y=\"{y + 40}\" text-anchor=\"middle\">share of attacked companies in which it is found</text>\n</svg>\n");
        return svg.ToString();
    }
}
