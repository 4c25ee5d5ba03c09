namespace Entente.Web.Features.Scorecards.Released;

/// <summary>Texts of released sealed ratings.</summary>
public sealed class SealedTexts;
