using System.Globalization;
using Entente.Domain.Chain;
using Microsoft.Extensions.Localization;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>What was measured and promised, in words.</summary>
internal static class EncounterWords
{
    public static string Measured(EncounterRow row, IStringLocalizer t) => row.Encounter.Measured is { } measured ? $"{Number(measured)} {row.Promise?.Unit}".TrimEnd() : t["Nothing"];

    public static string Promised(Promise promise) => $"{promise.Measure} {(promise.Comparator is Comparator.AtMost ? "≤" : "≥")} {Number(promise.Target)} {promise.Unit}";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.CurrentCulture);
}
