namespace Entente.Web.Platform;

/// <summary>Keeps what people typed from becoming a formula in whoever opens an exported file.</summary>
public static class Guard
{
    private const string Starts = "=+-@\t\r";

    /// <summary>The text with an apostrophe before it where a spreadsheet would take it for a formula.</summary>
    public static string On(string? text) => text is [var first, ..] && (Starts.Contains(first) || (first == '\'' && text.Length > 1 && Starts.Contains(text[1]))) ? "'" + text : text ?? "";

    /// <summary>The text as it was before <see cref="On"/>.</summary>
    public static string Off(string text) => text is ['\'', var next, ..] && (Starts.Contains(next) || next == '\'') ? text[1..] : text;
}
