using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Domain.Ratings.Encounters;

namespace Entente.Domain.Ratings;

/// <summary>One concrete occasion of a link (服务事项) for which somebody is asked to rate. Its rating is found by link, rater and reference.</summary>
public sealed class Encounter
{
    private Encounter()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>The link it is an occasion of.</summary>
    public Guid LinkId { get; private init; }

    /// <summary>How it is called, such as BX-0612; unique with link and rater.</summary>
    public string Reference { get; private init; } = "";

    /// <summary>Who is asked.</summary>
    public Guid RaterId { get; private init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset OccurredAt { get; private init; }

    /// <summary>When the request was made.</summary>
    public DateTimeOffset RequestedAt { get; private init; }

    /// <summary>What was measured of what the agreement in force promised, in the promise's unit; null where nobody measured.</summary>
    public double? Measured { get; private init; }

    /// <summary>When the request was there; null where nobody says.</summary>
    public DateTimeOffset? BegunAt { get; private init; }

    /// <summary>When it was done; null where nobody says.</summary>
    public DateTimeOffset? FinishedAt { get; private init; }

    /// <summary>An encounter of a link whose rating is asked of a person.</summary>
    public static Outcome<Encounter> Request(Guid id, SupplyChain chain, Link link, string reference, Guid rater, DateTimeOffset occurredAt, DateTimeOffset now, double? measured = null, EncounterTimes? times = null)
    {
        if (measured is { } value && !double.IsFinite(value))
            return new MeasuredInvalid();
        if (times?.Check(now) is { } refusal)
            return refusal;
        if (!Occasion.IsReference(reference))
            return new ReferenceInvalid();
        if (occurredAt > now + RatingRules.ClockTolerance)
            return new RatedInTheFuture(occurredAt);
        if (!ChainAccess.MayRate(chain, link, rater, chain.Directory.DayOf(now)))
            return new NotTheCustomersPerson(chain.Directory.Unit(link.CustomerId)!.Name);
        return new Encounter { Id = id, LinkId = link.Id, Reference = reference.Trim(), RaterId = rater, OccurredAt = occurredAt, RequestedAt = now, Measured = measured, BegunAt = times?.BegunAt, FinishedAt = times?.FinishedAt };
    }
}
