using System.Text;
using System.Text.RegularExpressions;

namespace Entente.Web.Tests.Architecture;

/// <summary>Finds words that a component would show whatever the language is: between tags, and in attributes that are read or spoken.</summary>
internal static partial class RazorLiterals
{
    /// <summary>Names that are the same in every language.</summary>
    private static readonly string[] Names = ["默契", "Entente", "中文", "English", "CSV", "QR", "API", "Excel"];

    public static IEnumerable<string> In(string razor)
    {
        var markup = Code().Split(Comment().Replace(razor, ""))[0];
        markup = string.Join('\n', markup.Split('\n').Where(line => !Statement().IsMatch(line)));
        markup = WithoutExpressions(Invisible().Replace(markup, "<x></x>"));
        var spoken = SpokenAttribute().Matches(markup).Select(match => match.Groups[1].Value);
        var shown = Tag().Split(markup);
        return spoken.Concat(shown).Select(text => WithoutNames(Entity().Replace(text, "")).Trim()).Where(text => Word().IsMatch(text));
    }

    private static string WithoutNames(string text) => Names.Aggregate(text, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal));

    /// <summary>Drops <c>@(...)</c> and <c>@name.name[...](...)</c>, brackets balanced.</summary>
    private static string WithoutExpressions(string markup)
    {
        var rest = new StringBuilder();
        for (var i = 0; i < markup.Length; i++)
        {
            if (markup[i] != '@')
                rest.Append(markup[i]);
            else if (i + 1 < markup.Length && markup[i + 1] == '@')
                i++;
            else
                i = EndOfExpression(markup, i + 1) - 1;
        }

        return rest.ToString();
    }

    private static int EndOfExpression(string text, int i)
    {
        var start = i;
        while (i < text.Length)
        {
            if (text[i] is '(' or '[')
                i = EndOfBrackets(text, i);
            else if (text[i] == ' ' && text[start..i] is "if" or "foreach" or "for" or "while" or "switch")
                i++;
            else if (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '!' || (text[i] is '.' or '?' && i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] == '.')))
                i++;
            else
                break;
        }

        return i;
    }

    private static int EndOfBrackets(string text, int i)
    {
        var (depth, quoted) = (0, false);
        for (; i < text.Length; i++)
        {
            if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] is '(' or '[')
                depth++;
            else if (!quoted && text[i] is ')' or ']' && --depth == 0)
                return i + 1;
        }

        return i;
    }

    [GeneratedRegex(@"^@code\b", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    // Directives, and lines of C# between the markup.
    [GeneratedRegex(@"^\s*(@(page|attribute|using|inject|inherits|implements|layout|typeparam|namespace|rendermode|preservewhitespace)\b.*|@?(if|else|foreach|for|while|switch|case|default|break|continue)\b.*|[{}].*|.*;)\s*$")]
    private static partial Regex Statement();

    [GeneratedRegex(@"<(script|style)\b.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex Invisible();

    [GeneratedRegex("""\s(?:title|alt|placeholder|aria-label|aria-description|Label|Title|Text|Caption)="([^"]*)["]""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex("""<[^<>"]*(?:"[^"]*"[^<>"]*)*>""")]
    private static partial Regex Tag();

    [GeneratedRegex(@"&\w+;")]
    private static partial Regex Entity();

    [GeneratedRegex(@"\p{L}{2,}|[\u4e00-\u9fff]")]
    private static partial Regex Word();
}
