namespace Entente.Web.Platform.Messages;

/// <summary>Something on its way to a person, or to a unit's group, by one channel. The table of these is the outbox.</summary>
public sealed class Dispatch
{
    public const int MaxFaultLength = 300;

    /// <summary>Names it towards the receiver, so that a second copy is known as one.</summary>
    public required Guid Id { get; init; }

    /// <summary>To whom; null where it goes to a group.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>To the group of which unit; null where it goes to a person.</summary>
    public Guid? UnitId { get; init; }

    /// <summary>The name of its <see cref="Messages.Channel"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>What it is for, such as a message or a day's digest; once for each receiver and channel.</summary>
    public required string Reason { get; init; }

    public required MessageContent Content { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it may be tried (again). Whoever tries moves it on first: whoever else looks finds it later.</summary>
    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    /// <summary>What the other side said last.</summary>
    public string? Fault { get; set; }
}
