using Entente.Domain.Kernel;

namespace Entente.Web.Features.Ratings;

/// <summary>The database could not take the rating: full, read-only or away. Nothing was recorded.</summary>
public sealed record NotRecorded() : Refusal(RefusalKind.Busy, "rating.not-recorded");
