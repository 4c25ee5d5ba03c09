namespace Entente.Web.Ui;

/// <summary>What happened, when and by whom; newest first or last as the page chooses.</summary>
public sealed record TimelineItem(string When, string Text)
{
    public string? Who { get; init; }

    /// <summary>What was said, in its own words.</summary>
    public string? Quote { get; init; }

    public string? Href { get; init; }

    public Glyph Shape { get; init; } = Glyph.Clock;
}
