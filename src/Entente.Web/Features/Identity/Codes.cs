namespace Entente.Web.Features.Identity;

/// <summary>Codes as people type them: with spaces, or with the full-width digits of a Chinese keyboard.</summary>
internal static class Codes
{
    /// <summary>How many digits the code of an app has; anything longer is a recovery code.</summary>
    public const int AppLength = 6;

    public static string Plain(string? typed) =>
        string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : char.ToUpperInvariant(c)));

    public static bool IsOfApp(string plain) => plain.Length == AppLength && plain.All(char.IsAsciiDigit);
}
