using System.Text;
using Entente.Web.Platform.Messages;

namespace Entente.Web.Features.Bots.Platforms;

/// <summary>What is said, in no platform's own form.</summary>
/// <param name="Title">One line.</param>
/// <param name="Lines">What stands below it; empty where the title says all.</param>
/// <param name="Open">Where it is dealt with: the one page, or the inbox where there are several.</param>
/// <param name="OpenWords">What the way there is called.</param>
internal sealed record BotWords(string Title, IReadOnlyList<BotWords.Line> Lines, Uri Open, string OpenWords)
{
    /// <param name="Text">What.</param>
    /// <param name="Why">Whom or what it concerns.</param>
    /// <param name="Link">Where it is dealt with; null for a heading, and where <see cref="Open"/> says it.</param>
    internal sealed record Line(string Text, string? Why, Uri? Link);

    /// <summary>A message as it goes out.</summary>
    public static BotWords Of(MessageContent content, Uri address, string openWords)
    {
        Uri Link(string path) => new(address.ToString().TrimEnd('/') + path);
        if (content.Sections is [{ Title: null, Lines: [var only] }])
        {
            var said = only.Text == content.Subject ? null : only.Text;
            return new BotWords(content.Subject, said is null && only.Why is null ? [] : [new Line(said ?? only.Why!, said is null ? null : only.Why, null)], Link(only.Href), openWords);
        }

        var lines = content.Sections.SelectMany(section => (IEnumerable<Line>)[.. section.Title is { } title ? [new Line(title, null, null)] : Array.Empty<Line>(), .. section.Lines.Select(line => new Line(line.Text, line.Why, Link(line.Href)))]);
        return new BotWords(content.Subject, [.. lines], Link("/inbox"), openWords);
    }

    /// <summary>
    /// What people wrote, so that no platform takes it for a link, a mention or markup: the signs that begin those become their full-width
    /// likenesses.
    /// </summary>
    public static string Plain(string text) => text.Replace('<', '＜').Replace('>', '＞').Replace('[', '［').Replace(']', '］').Replace('`', '｀');

    /// <summary>The lines in the markdown that all but one platform understand, as many as there is room for.</summary>
    public string Markdown(int mostBytes) => Fit(Lines.Select(line =>
        (line.Link is { } link ? $"[{Plain(line.Text)}]({link.AbsoluteUri})" : Plain(line.Text)) + (line.Why is { } why ? $" · {Plain(why)}" : "")), mostBytes);

    /// <summary>Whole lines, none of them torn: a link that is cut off leads nowhere.</summary>
    public static string Fit(IEnumerable<string> lines, int mostBytes)
    {
        var text = new StringBuilder();
        var room = mostBytes;
        foreach (var line in lines)
        {
            room -= Encoding.UTF8.GetByteCount(line) + 2;
            if (room < 0)
                return text.Append('…').ToString();
            text.Append(line).Append("\n\n");
        }

        return text.ToString().TrimEnd();
    }
}
