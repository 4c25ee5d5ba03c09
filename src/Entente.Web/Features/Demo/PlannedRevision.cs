namespace Entente.Web.Features.Demo;

/// <summary>An earlier answer that the rater replaced.</summary>
public sealed record PlannedRevision(int Level, DateTimeOffset ReplacedAt);
