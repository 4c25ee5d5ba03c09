using Entente.Domain.Ratings;

namespace Entente.Web.Features.Demo;

/// <summary>What a colleague might write: with a cause under a bad, without one under a good.</summary>
/// <param name="Family">The family of services it fits, or <c>family/service</c> where it fits one alone.</param>
/// <param name="Cause">Why bad; null for a good.</param>
/// <param name="Text">The words.</param>
/// <param name="EnglishText">The same in English.</param>
public sealed record ExampleComment(string Family, Cause? Cause, string Text, string EnglishText);
