using Entente.Domain.Ratings;

namespace Entente.Web.Features.Demo;

/// <summary>One rating of the history, to be recorded as if it had been given then.</summary>
/// <param name="Service">Code of the service.</param>
/// <param name="Customer">Code of the customer unit.</param>
/// <param name="Rater">Mail address of the rater.</param>
/// <param name="Reference">The encounter, such as BX-0612, unique within its service; null for a rating of the link in general.</param>
/// <param name="At">When it was first given, +08:00; the day for which it counts.</param>
/// <param name="Level">The level that stands, from 1.</param>
/// <param name="Sealed">True when the rater is hidden.</param>
/// <param name="Measured">What was measured against the promise in force, in its unit; null where nothing measurable was promised.</param>
/// <param name="Cause">Why bad; null where it was not said.</param>
/// <param name="Comment">The rater's words with their English rendering; null where there are none.</param>
/// <param name="Earlier">What the rater said before, earliest first; mostly nothing.</param>
/// <param name="RecoveredAt">When the rater confirmed that a bad was made good; null where they did not.</param>
public sealed record PlannedRating(
    string Service, string Customer, string Rater, string? Reference, DateTimeOffset At, int Level, bool Sealed, double? Measured,
    Cause? Cause, ExampleComment? Comment, IReadOnlyList<PlannedRevision> Earlier, DateTimeOffset? RecoveredAt);
