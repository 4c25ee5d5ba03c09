namespace Entente.Scoring.Signs;

/// <summary>
/// Signs that a provider is feared. Ratings alone cannot show it: a uniformly frightened company looks like a satisfied one. So each sign has an anchor outside, and one weak sign alone is none.
/// </summary>
/// <remarks>Source: scoring design, "Signs". p-values are corrected over the providers of the company by <see cref="BenjaminiHochberg"/>, each test for itself, before they come here.</remarks>
/// <param name="Uncomplained">q of (1): broken promises that nobody complained of, against other providers. Null where there are none to count.</param>
/// <param name="Ceiling">q of (2): a whole customer group that never says anything but good. Null where it was not tested.</param>
/// <param name="OpenAboveSealed">q of (3): open values above sealed ones. Null where there are no released sealed ones.</param>
/// <param name="Silence">q of (4): fewer answers after a broken promise than after a kept one. Null where there are none to count.</param>
public sealed record FearSigns(double? Uncomplained, double? Ceiling, double? OpenAboveSealed, double? Silence)
{
    /// <summary>Whether this is shown: (1) or (3) alone, or (2) and (4) together.</summary>
    /// <param name="level">Share of false alarms allowed; 0.05 unless told.</param>
    public bool AreShown(double level = 0.05) =>
        Uncomplained <= level || OpenAboveSealed <= level || (Ceiling <= level && Silence <= level);
}
