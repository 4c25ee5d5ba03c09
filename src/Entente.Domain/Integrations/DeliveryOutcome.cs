namespace Entente.Domain.Integrations;

/// <summary>How an attempt to deliver ended.</summary>
/// <param name="Fault">Why it was not taken; null where it was.</param>
/// <param name="Status">The receiver's answer as an HTTP code; null where there was none.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record DeliveryOutcome(DeliveryFault? Fault, int? Status, int Milliseconds)
{
    /// <summary>The codes by which a receiver asks to be left alone for a while.</summary>
    private static readonly int[] ComeBack = [429, 502, 503, 504];

    /// <summary>True where it was taken.</summary>
    public bool IsTaken => Fault is null;

    /// <summary>
    /// True where the receiver as a whole does not take anything just now: it is left alone, and the failure is not counted against what was
    /// to be delivered.
    /// </summary>
    public bool IsReceiverAway => Fault is DeliveryFault.Silent or DeliveryFault.Unknown or DeliveryFault.Away or DeliveryFault.Untrusted or DeliveryFault.Forbidden or DeliveryFault.Gone
        || (Fault is DeliveryFault.Refused && Status is { } status && ComeBack.Contains(status));
}
