using System.Globalization;

namespace Entente.Domain.Kernel;

/// <summary>
/// The short name by which units and services are addressed in URLs, files and the API: 1 to 64 letters or digits of any
/// script, and <c>-</c>, <c>_</c> or <c>.</c> after the first. Compared without regard to case.
/// </summary>
public static class Code
{
    /// <summary>The longest code, in characters.</summary>
    public const int MaxLength = 64;

    /// <summary>True when the text is a code.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaxLength } && char.IsLetterOrDigit(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>The form under which a code is looked up: upper case, so that <c>Parts</c> finds <c>parts</c>.</summary>
    public static string Normalize(string code) => code.Trim().ToUpper(CultureInfo.InvariantCulture);
}
