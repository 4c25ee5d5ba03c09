using Entente.Domain.Calendar;

namespace Entente.Domain.Recovery;

/// <summary>The clocks of one round of a case: from its opening, or a reopening, to the contact and the remedy that followed.</summary>
/// <param name="From">When it began.</param>
/// <param name="ContactDueAt">By when the rater was to be talked with.</param>
/// <param name="RemedyDueAt">By when it was to be made good.</param>
/// <param name="ContactedAt">When the rater was talked with; null while nobody has.</param>
/// <param name="RemediedAt">When it was made good; null while it is not.</param>
/// <param name="EndedAt">When the rater confirmed, reopened or withdrew; null while they have not.</param>
public sealed record RecoveryClock(DateTimeOffset From, DateTimeOffset ContactDueAt, DateTimeOffset RemedyDueAt, DateTimeOffset? ContactedAt, DateTimeOffset? RemediedAt, DateTimeOffset? EndedAt)
{
    /// <summary>By when the next step is due; null where none of the provider's is left.</summary>
    public DateTimeOffset? NextDueAt => EndedAt is not null || RemediedAt is not null ? null : ContactedAt is null ? ContactDueAt : RemedyDueAt;

    /// <summary>True while the step that is due next should have been taken before.</summary>
    public bool IsLate(DateTimeOffset now) => NextDueAt < now;

    /// <summary>Working time until the contact; null while there was none.</summary>
    public TimeSpan? ToContact(WorkCalendar calendar) => ContactedAt is { } at ? calendar.WorkingHoursBetween(From, at) : null;

    /// <summary>Working time until the remedy; null while there was none.</summary>
    public TimeSpan? ToRemedy(WorkCalendar calendar) => RemediedAt is { } at ? calendar.WorkingHoursBetween(From, at) : null;
}
