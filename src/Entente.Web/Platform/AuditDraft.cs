namespace Entente.Web.Platform;

/// <summary>A change that is about to be recorded in the audit chain.</summary>
/// <param name="Actor">Who; null for the program itself.</param>
/// <param name="Action">What was done, such as <c>period.reopened</c>.</param>
/// <param name="Subject">To what: its kind and identity.</param>
/// <param name="Details">What else must be known, in JSON; never a rater's identity.</param>
/// <param name="At">When.</param>
public sealed record AuditDraft(Guid? Actor, string Action, string Subject, string? Details, DateTimeOffset At);
