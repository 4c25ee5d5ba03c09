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
}
