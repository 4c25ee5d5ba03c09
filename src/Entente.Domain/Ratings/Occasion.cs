using System.Globalization;

namespace Entente.Domain.Ratings;

/// <summary>
/// What a rating is about, and with it what a person may rate once: an encounter, by its outside reference, or the link in
/// general, by the day. <c>Occasion.General(2026-03-25)</c> is <c>general/2026-03-25</c>.
/// </summary>
public static class Occasion
{
    /// <summary>The longest reference, in characters.</summary>
    public const int MaxReferenceLength = 64;

    private const string GeneralPrefix = "general/";

    /// <summary>The occasion of the link in general on a day.</summary>
    public static string General(DateOnly day) => GeneralPrefix + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The occasion of an encounter, or of the link in general where there is no reference.</summary>
    public static string Of(string? reference, DateOnly day) => string.IsNullOrWhiteSpace(reference) ? General(day) : reference.Trim();

    /// <summary>The reference in an occasion; null when it is of the link in general.</summary>
    public static string? Reference(string occasion) => occasion.StartsWith(GeneralPrefix, StringComparison.Ordinal) ? null : occasion;

    /// <summary>True when the text can be a reference: not too long, no control characters, not the form of a general occasion.</summary>
    public static bool IsReference(string reference) =>
        reference.Trim().Length is > 0 and <= MaxReferenceLength && !reference.Any(char.IsControl) && Reference(reference.Trim()) is not null;
}
