using System.Text.RegularExpressions;

namespace Entente.Web.Tests.Architecture;

/// <summary>Finds the members with bodies in formatted C#: every brace on a line of its own whose block stands directly in a type.</summary>
internal static partial class MethodLengths
{
    public static IEnumerable<(int FirstLine, int Lines)> In(IReadOnlyList<string> lines)
    {
        var blocks = new Stack<(bool IsType, int Header, string Indent)>();
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Trim();
            if (text == "{" || text.StartsWith("@code", StringComparison.Ordinal))
            {
                var header = text == "{" ? HeaderOf(lines, i) : i;
                var isType = text != "{" || TypeHeader().IsMatch(string.Join(' ', lines.Skip(header).Take(i - header).Select(line => line.Trim())));
                blocks.Push((isType, header, IndentOf(lines[i])));
            }
            else if (text.StartsWith('}') && blocks.TryPeek(out var block) && block.Indent == IndentOf(lines[i]))
            {
                blocks.Pop();
                if (!block.IsType && blocks.TryPeek(out var around) && around.IsType)
                    yield return (block.Header + 1, i - block.Header + 1);
            }
        }
    }

    private static int HeaderOf(IReadOnlyList<string> lines, int brace)
    {
        var first = brace;
        while (first > 0 && lines[first - 1].Trim() is { Length: > 0 } above && !above.StartsWith("//", StringComparison.Ordinal) && !above.EndsWith(';') && above is not ("{" or "}"))
            first--;
        return first;
    }

    private static string IndentOf(string line) => line[..^line.TrimStart().Length];

    [GeneratedRegex(@"(^|\s)(class|record|struct|interface|enum|namespace)\s+\w+")]
    private static partial Regex TypeHeader();
}
