using Entente.Domain.Chain;

namespace Entente.Web.Features.Demo;

/// <summary>A service of the example company.</summary>
/// <param name="Family">Which comments fit it, see <see cref="ExampleComment.Family"/>.</param>
/// <param name="Prefix">How its occasions are called: BX gives BX-0612; null where it is only rated in general.</param>
/// <param name="Quality">What its customers feel on average, on five points.</param>
/// <param name="Broken">The share of its occasions in which a measurable promise is broken.</param>
public sealed record ExampleService(
    string Code, string Provider, string Name, string EnglishName, int Scale, RatingMode Mode, bool CommentRequired,
    string Family, string? Prefix, double Quality, double Broken);
