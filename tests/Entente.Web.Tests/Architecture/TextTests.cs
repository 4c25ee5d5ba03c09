using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Entente.Web.Tests.Architecture;

/// <summary>Everything that is seen is said in both languages: rule 10 of ARCHITECTURE.md.</summary>
public sealed partial class TextTests
{
    private const string Chinese = ".zh-CN.resx";
    private const string English = ".en.resx";

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_placeholders() =>
        Model.None(
            from pair in Pairs()
            let inChinese = Read(pair.Chinese).ToLookup(text => text.Key, text => text.Value, StringComparer.Ordinal)
            let inEnglish = Read(pair.English).ToLookup(text => text.Key, text => text.Value, StringComparer.Ordinal)
            from key in inChinese.Concat(inEnglish).Select(texts => texts.Key).Distinct(StringComparer.Ordinal)
            let chinese = inChinese[key].FirstOrDefault()
            let english = inEnglish[key].FirstOrDefault()
            where chinese is null || english is null || !Placeholders(chinese).SetEquals(Placeholders(english))
            select $"{pair.Chinese}: {key}: {chinese ?? "(missing)"} / {english ?? "(missing)"}",
            "Keys and placeholders are equal in both languages:");

    [Fact]
    public void No_text_stands_twice_or_is_empty() =>
        Model.None(
            from file in Sources.Files(".resx")
            from text in Read(file).GroupBy(text => text.Key, StringComparer.Ordinal)
            where text.Count() > 1 || string.IsNullOrWhiteSpace(text.First().Value)
            select $"{file}: {text.Key}",
            "A key stands once in a file and has a text:");

    [Fact]
    public void Chinese_texts_have_chinese_punctuation() =>
        Model.None(
            from file in Sources.Files(Chinese)
            from text in Read(file)
            where HalfWidth().IsMatch(text.Value)
            select $"{file}: {text.Key}: {text.Value}",
            "Punctuation beside Chinese characters is full-width:");

    [Fact]
    public void English_texts_are_english() =>
        Model.None(
            from file in Sources.Files(English)
            from text in Read(file)
            where Ideograph().IsMatch(text.Value.Replace("默契", "", StringComparison.Ordinal).Replace("中文", "", StringComparison.Ordinal))
            select $"{file}: {text.Key}: {text.Value}",
            "English texts hold no Chinese, except the product's name and the language's own:");

    [Fact]
    public void Components_say_nothing_in_one_language_alone() =>
        Model.None(
            from file in Sources.Files(".razor")
            from literal in RazorLiterals.In(Sources.Text(file))
            select $"{file}: {literal}",
            "What a component shows comes from a text file:");

    private static IEnumerable<(string Chinese, string English)> Pairs() =>
        Sources.Files(".resx").Select(file => file.Replace(Chinese, "", StringComparison.Ordinal).Replace(English, "", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Select(name => (name + Chinese, name + English));

    private static List<(string Key, string Value)> Read(string file) =>
        File.Exists(Path.Combine(Sources.Root, file))
            ? [.. XDocument.Load(Path.Combine(Sources.Root, file)).Root!.Elements("data").Select(data => (data.Attribute("name")!.Value, data.Element("value")!.Value))]
            : [];

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""[\u4e00-\u9fff][,;:!?()"]|[()"][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(\s|$|[\u4e00-\u9fff])""")]
    private static partial Regex HalfWidth();

    [GeneratedRegex(@"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")]
    private static partial Regex Ideograph();
}
