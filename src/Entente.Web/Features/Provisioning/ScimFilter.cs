using System.Text.RegularExpressions;
using Entente.Domain.Kernel;

namespace Entente.Web.Features.Provisioning;

/// <summary>The one kind of filter by which directories look for what they know: <c>attribute eq "value"</c>.</summary>
/// <param name="Attribute">In lower case.</param>
/// <param name="Value">What it must be.</param>
internal sealed partial record ScimFilter(string Attribute, string Value)
{
    /// <summary>The filter; one of nothing where none was sent.</summary>
    public static Outcome<ScimFilter> Parse(string? text, params IReadOnlyList<string> known)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new ScimFilter("", "");
        var match = Form().Match(text.Trim());
        if (!match.Success || known.FirstOrDefault(one => string.Equals(one, match.Groups["attribute"].Value, StringComparison.OrdinalIgnoreCase)) is not { } attribute)
            return new ScimFilterInvalid(text);
        return new ScimFilter(attribute.ToLowerInvariant(), Escape().Replace(match.Groups["value"].Value, "${one}"));
    }

    /// <summary>True where the value of an attribute is the one asked for.</summary>
    public bool Holds(params IEnumerable<(string Attribute, string? Value, bool IsExact)> values) =>
        Attribute.Length == 0 || values.Any(one => one.Attribute == Attribute && string.Equals(one.Value, Value, one.IsExact ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("""^(?:urn:[^ ]+:)?(?<attribute>[A-Za-z.]+)\s+eq\s+"(?<value>(?:[^"\\]|\\.)*)"$""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"\\(?<one>.)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
