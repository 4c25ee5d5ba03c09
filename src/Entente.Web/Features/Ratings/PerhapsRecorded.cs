using Entente.Domain.Kernel;

namespace Entente.Web.Features.Ratings;

/// <summary>The database went away before it answered. Sent again, the same is recorded once.</summary>
public sealed record PerhapsRecorded() : Refusal(RefusalKind.Busy, "rating.perhaps-recorded");
