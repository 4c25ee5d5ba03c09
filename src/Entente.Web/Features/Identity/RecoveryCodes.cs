namespace Entente.Web.Features.Identity;

/// <summary>What opens the second step once each where the phone is lost; shown when they are made and never again.</summary>
/// <param name="Codes">The codes.</param>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes)
{
    /// <summary>How many are made.</summary>
    internal const int HowMany = 10;
}
