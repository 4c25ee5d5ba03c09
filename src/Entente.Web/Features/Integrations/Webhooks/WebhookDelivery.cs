using Entente.Domain.Integrations;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>One event on its way to one webhook. What it says and its identity are the event's: a replay is the same event once more.</summary>
public sealed class WebhookDelivery
{
    public required Guid Id { get; init; }

    public required Guid WebhookId { get; init; }

    public required Guid HappeningId { get; init; }

    /// <summary>The event's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>When it was put on its way.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it may be tried (again). Whoever tries moves it on first: whoever else looks finds it later.</summary>
    public DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it was tried last.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? DeadAt { get; set; }

    /// <summary>What the receiver answered last, as an HTTP code.</summary>
    public int? Status { get; set; }

    /// <summary>Why it was not taken last.</summary>
    public DeliveryFault? Fault { get; set; }

    /// <summary>How long the last attempt took.</summary>
    public int? Milliseconds { get; set; }

    public DeliveryState State => SentAt is not null ? DeliveryState.Sent : DeadAt is not null ? DeliveryState.Dead : DeliveryState.Waiting;
}
