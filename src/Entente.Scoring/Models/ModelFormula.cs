using System.Diagnostics.CodeAnalysis;

namespace Entente.Scoring.Models;

/// <summary>Which columns of a table make a model, as <c>entente fit</c> is told.</summary>
/// <param name="Response">The column of y.</param>
/// <param name="Fixed">The terms beside the intercept, which is always there.</param>
/// <param name="Random">The grouping factors: each one column, or the interaction of several.</param>
/// <param name="Weights">The column of weights, or null.</param>
public sealed record ModelFormula(string Response, IReadOnlyList<FixedTerm> Fixed, IReadOnlyList<IReadOnlyList<string>> Random, string? Weights = null)
{
    private const string NumberPrefix = "num";

    /// <summary>Every column it names, once.</summary>
    public IEnumerable<string> Columns => Fixed.SelectMany(term => term.Parts.Select(part => part.Column))
        .Concat(Random.SelectMany(factor => factor)).Prepend(Response).Concat(Weights is null ? [] : [Weights]).Distinct(StringComparer.Ordinal);

    /// <summary>
    /// Reads a formula. Terms are separated by commas. Random: <c>s,d,dept:service</c>. Fixed: <c>service</c> is a factor with treatment contrasts, <c>num:age</c> a number, <c>a:b</c> an
    /// interaction, <c>a*b</c> short for <c>a,b,a:b</c>. A term named twice stands once.
    /// </summary>
    /// <param name="response">The column of y.</param>
    /// <param name="random">The grouping factors.</param>
    /// <param name="fixedTerms">The fixed terms, or nothing.</param>
    /// <param name="weights">The column of weights, or nothing.</param>
    /// <param name="formula">The formula, where it could be read.</param>
    /// <param name="sentence">Else what is wrong with it.</param>
    public static bool TryParse(
        string response, string random, string? fixedTerms, string? weights, [NotNullWhen(true)] out ModelFormula? formula, [NotNullWhen(false)] out string? sentence)
    {
        formula = null;
        var factors = Terms(random).Select(term => (Term: term, Parts: term.Split(':', StringSplitOptions.TrimEntries))).ToArray();
        sentence = string.IsNullOrWhiteSpace(response) ? "The response has no name."
            : factors.Length == 0 ? "The random part names no grouping factor; name at least one, such as rater,provider."
            : factors.FirstOrDefault(factor => factor.Parts.Any(string.IsNullOrEmpty) || factor.Term.Contains('*', StringComparison.Ordinal)).Term is { } bad
                ? $"The random term '{bad}' is neither a column nor columns joined by ':'."
                : factors.FirstOrDefault(factor => factor.Parts.Contains(response, StringComparer.Ordinal)).Term is { } own ? $"The random term '{own}' groups by the response itself." : null;
        var terms = new List<FixedTerm>();
        foreach (string term in Terms(fixedTerms ?? ""))
            sentence ??= Read(term, terms);
        sentence ??= terms.FirstOrDefault(term => term.Parts.Any(part => part.Column == response)) is { } circular ? $"The fixed term '{circular}' holds the response itself." : null;
        if (sentence is not null)
            return false;
        formula = new(
            response,
            [.. terms.DistinctBy(term => term.ToString(), StringComparer.Ordinal)],
            [.. factors.DistinctBy(factor => string.Join(':', factor.Parts), StringComparer.Ordinal).Select(factor => factor.Parts)],
            string.IsNullOrWhiteSpace(weights) ? null : weights);
        return true;
    }

    private static string[] Terms(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Read(string term, List<FixedTerm> terms)
    {
        var sides = new List<FixedTerm>();
        foreach (string side in term.Split('*', StringSplitOptions.TrimEntries))
        {
            var parts = new List<FixedTerm.Part>();
            string[] words = side.Split(':', StringSplitOptions.TrimEntries);
            for (int i = 0; i < words.Length; i++)
            {
                bool number = words[i] == NumberPrefix && i + 1 < words.Length;
                parts.Add(new(number ? words[++i] : words[i], number));
            }

            if (parts.Exists(part => part.Column.Length == 0))
                return $"The fixed term '{term}' is none of: a column, num:column, columns joined by ':' or '*'.";
            sides.Add(new(parts));
        }

        // a*b*c: the sides alone, then in pairs, then all.
        for (int size = 1; size <= sides.Count; size++)
            foreach (var chosen in Choices(sides, 0, size))
                terms.Add(new([.. chosen.SelectMany(side => side.Parts).Distinct()]));
        return null;
    }

    private static IEnumerable<IEnumerable<FixedTerm>> Choices(List<FixedTerm> sides, int from, int size)
    {
        if (size == 0)
            return [[]];
        return Enumerable.Range(from, sides.Count - from).SelectMany(i => Choices(sides, i + 1, size - 1).Select(rest => rest.Prepend(sides[i])));
    }
}
