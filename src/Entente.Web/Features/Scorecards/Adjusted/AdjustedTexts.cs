namespace Entente.Web.Features.Scorecards.Adjusted;

/// <summary>Texts of the adjusted figures.</summary>
public sealed class AdjustedTexts;
