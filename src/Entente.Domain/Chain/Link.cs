using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Chain;

/// <summary>One service towards one customer unit (服务关系), over a span of days. The set of links is the internal supply chain.</summary>
public sealed class Link
{
    private Link()
    {
    }

    /// <summary>Its identity.</summary>
    public Guid Id { get; private init; }

    /// <summary>Which service.</summary>
    public Guid ServiceId { get; private init; }

    /// <summary>Who depends on it.</summary>
    public Guid CustomerId { get; private init; }

    /// <summary>The first day.</summary>
    public DateOnly From { get; private init; }

    /// <summary>The last day, included; null while it goes on.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new link; refused towards the provider itself and where one of the same service and customer overlaps in time.</summary>
    public static Outcome<Link> Create(Guid id, Service service, Unit customer, DateOnly from, IEnumerable<Link> existing)
    {
        if (customer.Id == service.ProviderId)
            return new ServesItself(customer.Name);
        if (customer.DissolvedOn is not null)
            return new UnitIsDissolved(customer.Name);
        if (PlausibleDays.Check(from, "from") is { } implausible)
            return implausible;
        if (existing.Any(link => link.ServiceId == service.Id && link.CustomerId == customer.Id && (link.To is null || link.To >= from)))
            return new LinkOverlaps(service.Name, customer.Name);
        return new Link { Id = id, ServiceId = service.Id, CustomerId = customer.Id, From = from, Version = 1 };
    }

    /// <summary>True on every day from the first to the last.</summary>
    public bool CoversDay(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>True where it was called off before it began, and so never was in force.</summary>
    public bool IsCalledOff => To < From;

    /// <summary>Ends it; the day is its last. One that has ended is over: it does not begin again by ending later.</summary>
    public Refusal? End(DateOnly lastDay)
    {
        if (To is { } ended && ended <= lastDay)
            return new LinkHasEnded(ended);
        if (PlausibleDays.Check(lastDay, "to") is { } implausible)
            return implausible;
        if (lastDay < From)
            return new LinkEndsBeforeItBegins(From);
        To = lastDay;
        Version++;
        return null;
    }

    /// <summary>Ends it today, or calls it off where it has not begun yet.</summary>
    public Refusal? Stop(DateOnly today)
    {
        if (From <= today || IsCalledOff)
            return End(today);
        To = today.AddDays(-1);
        Version++;
        return null;
    }
}
