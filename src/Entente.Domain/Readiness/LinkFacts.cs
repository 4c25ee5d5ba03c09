using Entente.Domain.Chain;
using Entente.Domain.Kernel;

namespace Entente.Domain.Readiness;

/// <summary>Draws the facts of each link's readiness in one period from what was agreed, talked about and learned.</summary>
public sealed class LinkFacts
{
    private readonly SupplyChain chain;
    private readonly Period period;
    private readonly DateOnly today;
    private readonly DateOnly day;
    private readonly ILookup<(Guid, Guid), DateOnly> talks;
    private readonly ILookup<Guid, DateOnly> agreements;
    private readonly IReadOnlyDictionary<Guid, DateOnly> courses;

    /// <summary>Everything that is known, of these links or of others too.</summary>
    /// <param name="chain">The supply chain.</param>
    /// <param name="period">The period.</param>
    /// <param name="today">The company's day.</param>
    /// <param name="talks">Minutes of dialogues that both sides signed, each text that they signed.</param>
    /// <param name="agreements">Of which link, and when, a version of what is expected came into force.</param>
    /// <param name="courses">On which day each person who finished the introduction course finished it.</param>
    public LinkFacts(
        SupplyChain chain, Period period, DateOnly today, IEnumerable<SignedTalk> talks, IEnumerable<(Guid Link, DateTimeOffset At)> agreements,
        IReadOnlyDictionary<Guid, DateOnly> courses)
    {
        (this.chain, this.period, this.today, this.courses) = (chain, period, today, courses);
        day = period.LastDayBy(today);
        this.talks = talks.ToLookup(talk => Pair(talk.HostId, talk.GuestId), talk => chain.Directory.DayOf(talk.At));
        this.agreements = agreements.ToLookup(agreement => agreement.Link, agreement => chain.Directory.DayOf(agreement.At));
    }

    /// <summary>The facts of a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="meetingsHeld">The share of agreed meetings that the two units held, from 0 to 1; null where none is agreed.</param>
    public ReadinessFacts Of(Link link, double? meetingsHeld)
    {
        var provider = chain.ProviderOf(link);
        return new ReadinessFacts(
            talks[Pair(provider, link.CustomerId)].Where(signed => signed <= day).Select(signed => (DateOnly?)signed).Max(),
            meetingsHeld,
            agreements[link.Id].Select(since => (DateOnly?)since).Min(),
            CourseOf(provider),
            CourseOf(link.CustomerId));
    }

    /// <summary>What a link lacks, see <see cref="ReadinessRule.Missing"/>.</summary>
    public IReadOnlyList<ReadinessGap> MissingOf(Link link, double? meetingsHeld) => ReadinessRule.Missing(Of(link, meetingsHeld), period, today);


    private DateOnly? CourseOf(Guid unit) => chain.Directory.SpeakerOf(unit, day) is { } manager && courses.TryGetValue(manager.Id, out var finished) ? finished : null;

    /// <summary>Two units in one order, whoever invited.</summary>
    private static (Guid, Guid) Pair(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
