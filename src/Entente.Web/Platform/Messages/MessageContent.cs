namespace Entente.Web.Platform.Messages;

/// <summary>What goes out, in the language of the one it goes to, in no channel's own form. Paths stay paths: what makes them personal is added when it leaves.</summary>
/// <param name="Culture">The language.</param>
/// <param name="Subject">One line.</param>
/// <param name="Sections">What it says.</param>
/// <param name="Calendar">What a calendar is to take in, as iCalendar; null for most.</param>
public sealed record MessageContent(string Culture, string Subject, IReadOnlyList<MessageContent.Section> Sections, string? Calendar = null)
{
    public sealed record Section(string? Title, IReadOnlyList<Line> Lines);

    public sealed record Line(string Text, string? Why, string Href);
}
