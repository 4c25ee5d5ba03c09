using Entente.Domain.Chain;
using Entente.Domain.Kernel;

namespace Entente.Domain.Ratings.Requests;

/// <summary>
/// The pulse (季末评价): in the last days of a quarter each person is asked once about the links that serve them and that they have not
/// rated. What it asks follows from open ratings alone. A link whose ratings may be sealed is always asked about: were it left out once
/// it was rated, the list, its length or a message that stays away would tell who gave a sealed rating.
/// </summary>
public static class Pulse
{
    /// <summary>The quarter whose pulse a day may belong to.</summary>
    public static Period QuarterOf(DateOnly day) => Period.Containing(PeriodKind.Quarter, day);

    /// <summary>True in the last days of a quarter, its last day included.</summary>
    /// <param name="day">The day.</param>
    /// <param name="days">How many days there are; 0 for no pulse at all.</param>
    public static bool IsOn(DateOnly day, int days) => day > QuarterOf(day).End.AddDays(-days);

    /// <summary>True on the days on which people are asked: working days of the pulse, or any of its days where no working day is left.</summary>
    public static bool AsksOn(DateOnly day, int days, Func<DateOnly, bool> isWorking) =>
        IsOn(day, days) && (isWorking(day) || !Rest(day).Any(isWorking));

    /// <summary>
    /// The links that a person is asked about on a day, in order of service and customer: of those that serve them, without those that are rated openly
    /// alone and that they have rated this quarter. None in a period that is closed, for nothing can be said there any more.
    /// </summary>
    /// <param name="chain">The supply chain.</param>
    /// <param name="person">Whom.</param>
    /// <param name="day">When.</param>
    /// <param name="ratedOpenly">The links of which they gave an open rating this quarter; one that they took back counts, for they have thought about it.</param>
    public static IReadOnlyList<Link> Asks(SupplyChain chain, Guid person, DateOnly day, IReadOnlySet<Guid> ratedOpenly) =>
        [.. Serving(chain, person, day).Where(link => chain.Service(link.ServiceId)!.Mode is not RatingMode.Open || !ratedOpenly.Contains(link.Id))];

    /// <summary>The links that serve a person on a day and that they may rate, in order of service and customer.</summary>
    public static IReadOnlyList<Link> Serving(SupplyChain chain, Guid person, DateOnly day) =>
        chain.Directory.IsClosed(day) || chain.Directory.Person(person) is not { IsHere: true }
            ? []
            : [.. chain.LinksFor(person, day).DistinctBy(link => link.Id).Where(link => !(chain.Service(link.ServiceId)!.RetiredOn <= day))
                .OrderBy(link => chain.Service(link.ServiceId)!.Code, StringComparer.Ordinal).ThenBy(link => chain.Directory.Unit(link.CustomerId)!.Code, StringComparer.Ordinal)];

    private static IEnumerable<DateOnly> Rest(DateOnly day)
    {
        for (var next = day.AddDays(1); next <= QuarterOf(day).End; next = next.AddDays(1))
            yield return next;
    }
}
