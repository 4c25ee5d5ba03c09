namespace Entente.Web.Features.Ratings.Released;

/// <summary>What is hidden of a sealed rating and what is not, word for word.</summary>
public sealed class PromiseTexts;
