namespace Entente.Web.Features.Fairness;

/// <summary>Texts of the fairness pages.</summary>
public sealed class FairnessTexts;
