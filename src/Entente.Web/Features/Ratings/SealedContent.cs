namespace Entente.Web.Features.Ratings;

/// <summary>What a sealed rating hides.</summary>
public sealed record SealedContent(Guid RaterId, DateTimeOffset At, string Occasion);
