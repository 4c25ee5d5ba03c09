using Entente.Domain.Ratings;

namespace Entente.Domain.Fairness;

/// <summary>One encounter that was measured against the promise in force, and what its rater openly said of it.</summary>
/// <param name="ServiceId">The service.</param>
/// <param name="CustomerId">The customer unit.</param>
/// <param name="Period">The code of the period it happened in.</param>
/// <param name="Overrun">How far the promise was missed, as a part of what was promised: 0 where it was kept, 0.5 for 6 days instead of 4.</param>
/// <param name="Said">The open answer; null where there is none: not given, or sealed.</param>
public sealed record PromiseAnswer(Guid ServiceId, Guid CustomerId, string Period, double Overrun, Answer? Said)
{
    /// <summary>Missed by more than half of what was promised; people forgive less of it, so it is compared with its like.</summary>
    public const double GrossOverrun = 0.5;

    /// <summary>Whether the promise was broken.</summary>
    public bool IsBroken => Overrun > 0;

    /// <summary>Whether it was broken by far.</summary>
    public bool IsGross => Overrun > GrossOverrun;
}
