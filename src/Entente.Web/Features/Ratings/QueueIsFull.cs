using Entente.Domain.Kernel;

namespace Entente.Web.Features.Ratings;

/// <summary>More ratings wait than can be kept; nothing was recorded, and the sender tries again shortly.</summary>
public sealed record QueueIsFull() : Refusal(RefusalKind.Busy, "rating.queue-full");
