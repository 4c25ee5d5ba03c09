namespace Entente.Domain.Kernel;

/// <summary>Words that somebody typed.</summary>
public static class FreeText
{
    /// <summary>The text without blanks around it and without NUL, which PostgreSQL cannot keep; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        var clean = text?.Replace("\0", "", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(clean) ? null : clean;
    }
}
