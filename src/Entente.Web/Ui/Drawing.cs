namespace Entente.Web.Ui;

/// <summary>Our own drawings: class <c>s</c> is filled, everything else is a line of the text's colour.</summary>
internal static class Drawing
{
    public static string Of(Glyph glyph) => glyph switch
    {
        // The four verdicts differ in outline, not in colour alone: full, half, crossed, hollow.
        Glyph.Satisfied => """<circle class="s" cx="8" cy="8" r="5"/>""",
        Glyph.Recovered => """<circle cx="8" cy="8" r="4.6"/><path class="s" d="M8 3.4a4.6 4.6 0 0 0 0 9.2z"/>""",
        Glyph.Dissatisfied => """<path class="b" d="M4 4l8 8M12 4l-8 8"/>""",
        Glyph.NoAnswer => """<circle cx="8" cy="8" r="4.6" stroke-dasharray="2.4 1.7"/>""",
        Glyph.Up => """<path d="M3 11l4-4 2.5 2.5L13 5M9.5 5H13v3.5"/>""",
        Glyph.Down => """<path d="M3 5l4 4 2.5-2.5L13 11M9.5 11H13V7.5"/>""",
        Glyph.Level => """<path d="M3 8h10M10 5l3 3-3 3"/>""",
        Glyph.Info => """<circle cx="8" cy="8" r="6"/><path d="M8 7.3v3.9"/><circle class="s" cx="8" cy="5" r=".7"/>""",
        Glyph.Done => """<circle cx="8" cy="8" r="6"/><path d="M5.2 8.2l2 2 3.6-4"/>""",
        Glyph.Warning => """<path d="M8 2.4L14.4 13.4H1.6z"/><path d="M8 6.6v3.2"/><circle class="s" cx="8" cy="11.6" r=".7"/>""",
        Glyph.Failed => """<path d="M5.4 1.9h5.2l3.5 3.5v5.2l-3.5 3.5H5.4l-3.5-3.5V5.4z"/><path d="M8 4.8v3.8"/><circle class="s" cx="8" cy="11" r=".7"/>""",
        Glyph.Home => """<path d="M2.3 7.6L8 2.6l5.7 5M3.8 6.8v6.6h3V9.8h2.4v3.6h3V6.8"/>""",
        Glyph.Chain => """<circle cx="3.7" cy="8" r="1.9"/><circle cx="12.3" cy="3.9" r="1.9"/><circle cx="12.3" cy="12.1" r="1.9"/><path d="M5.4 7.2l5.2-2.5M5.4 8.8l5.2 2.5"/>""",
        Glyph.Services => """<path d="M2.4 3.2h11.2v7.4H8.6l-3 2.6v-2.6H2.4z"/><path d="M5.4 7l1.7 1.6 3.4-3.4"/>""",
        Glyph.Settings => """<path d="M2 4.6h6.4M12 4.6h2M2 11.4h2M7.6 11.4H14"/><circle cx="10.2" cy="4.6" r="1.8"/><circle cx="5.8" cy="11.4" r="1.8"/>""",
        Glyph.Person => """<circle cx="8" cy="5.2" r="2.7"/><path d="M2.9 13.6c.6-2.9 2.6-4.2 5.1-4.2s4.5 1.3 5.1 4.2"/>""",
        Glyph.Language => """<circle cx="8" cy="8" r="6"/><path d="M2 8h12M8 2c2 1.7 2.8 3.7 2.8 6S10 12.3 8 14c-2-1.7-2.8-3.7-2.8-6S6 3.7 8 2z"/>""",
        Glyph.Theme => """<circle cx="8" cy="8" r="6"/><path class="s" d="M8 2a6 6 0 0 1 0 12z"/>""",
        Glyph.Search => """<circle cx="7" cy="7" r="4.4"/><path d="M10.3 10.3L14 14"/>""",
        Glyph.Download => """<path d="M8 2.4v7.8M4.8 7.2L8 10.4l3.2-3.2M2.6 13.4h10.8"/>""",
        Glyph.Next => """<path d="M6 3.4L10.6 8 6 12.6"/>""",
        Glyph.Previous => """<path d="M10 3.4L5.4 8l4.6 4.6"/>""",
        Glyph.More => """<path d="M3.6 6L8 10.4 12.4 6"/>""",
        Glyph.Clock => """<circle cx="8" cy="8" r="6"/><path d="M8 4.6V8l2.4 1.6"/>""",
        Glyph.Calendar => """<path d="M2.4 3.6h11.2v10H2.4zM2.4 6.8h11.2M5.4 2v3M10.6 2v3"/>""",
        Glyph.Lock => """<path d="M3.4 7.2h9.2v6.4H3.4zM5.4 7.2V5a2.6 2.6 0 0 1 5.2 0v2.2"/>""",
        Glyph.Edit => """<path d="M2.6 13.4l.7-3 7.3-7.3 2.3 2.3-7.3 7.3zM9.2 4.5l2.3 2.3"/>""",
        Glyph.Plus => """<path d="M8 3v10M3 8h10"/>""",
        Glyph.Talk => """<path d="M2 3h8.4v5.8H6.2L3.8 11V8.8H2zM12.4 6H14v5.8h-1.4V14l-2.4-2.2H7.6"/>""",
        Glyph.Goal => """<circle cx="8" cy="8" r="6"/><circle cx="8" cy="8" r="2.8"/><circle class="s" cx="8" cy="8" r=".8"/>""",
        Glyph.Sortable => """<path d="M5 6.4l3-3 3 3M5 9.6l3 3 3-3"/>""",
        Glyph.Ascending => """<path d="M4.4 9.4L8 5.8l3.6 3.6"/>""",
        Glyph.Descending => """<path d="M4.4 6.6L8 10.2l3.6-3.6"/>""",
        Glyph.Inbox => """<path d="M2.2 9.2h3.4l1 1.8h2.8l1-1.8h3.4M4 3h8l1.8 6.2v4.2H2.2V9.2z"/>""",
        Glyph.Dot => """<circle class="s" cx="8" cy="8" r="2.6"/>""",
        _ => throw new ArgumentOutOfRangeException(nameof(glyph), glyph, null),
    };
}
