namespace Entente.Web.Ui;

/// <summary>Something that waits for somebody.</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="Href">Where it is done.</param>
/// <param name="Action">The word on the button.</param>
public sealed record DueItem(string Text, string Href, string Action)
{
    /// <summary>In words, how much time is left or over.</summary>
    public string? When { get; init; }

    public bool IsLate { get; init; }

    /// <summary>By when; orders what waits. Null where nothing presses.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whom it concerns, or why it is asked.</summary>
    public string? Why { get; init; }

    /// <summary>The name of the kind of message by which its person is reminded of it; with <see cref="Reason"/>.</summary>
    public string? Kind { get; init; }

    /// <summary>
    /// Names what waits, the same in every language and as long as it is the same; its person is told of it once. Null where home alone
    /// shows it: nothing else keeps it, so what concerns a sealed rater or whoever raised a protected concern must leave it out.
    /// </summary>
    public string? Reason { get; init; }
}
