namespace Entente.Web.Features.Goals;

/// <summary>The words of goals.</summary>
public sealed class GoalsTexts;
