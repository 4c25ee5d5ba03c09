namespace Entente.Web.Platform;

/// <summary>
/// An act of a sealed rater that is not yet in the audit chain. Entries stand in the order in which they were written, so that the neighbours of
/// such an act would tell its minute, and the minute the person: it enters the chain with the others of its day when that day is over.
/// </summary>
public sealed class AuditWaiting
{
    private AuditWaiting()
    {
    }

    /// <summary>Random, so that it tells no order.</summary>
    public Guid Id { get; private init; }

    public string Action { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public string? Details { get; private init; }

    /// <summary>The day, as its beginning; never the minute.</summary>
    public DateTimeOffset At { get; private init; }

    public static AuditWaiting For(string action, string subject, string? details, DateTimeOffset at) =>
        new() { Id = Guid.NewGuid(), Action = action, Subject = subject, Details = details, At = at };
}
