namespace Entente.Web.Platform.Jobs;

/// <summary>When a job is due, and who is at it. The row is what nodes agree by: whoever takes the lease does the work.</summary>
public sealed class JobRow
{
    public required string Name { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Until when whoever took the job has it for themselves; past, when they died over it.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    public Guid? LeasedBy { get; set; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>True where its time is over by more than a grace and no node is at it.</summary>
    public bool IsLate(DateTimeOffset now, TimeSpan grace) => DueAt < now - grace && !(LeasedUntil > now);

    /// <summary>The reference under which the last run's fault is logged; null where it went well.</summary>
    public string? Fault { get; set; }
}
