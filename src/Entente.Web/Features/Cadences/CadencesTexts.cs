namespace Entente.Web.Features.Cadences;

/// <summary>The texts of cadences and meetings.</summary>
public sealed class CadencesTexts;
