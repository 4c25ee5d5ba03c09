using Entente.Domain.Chain;
using Entente.Domain.Dialogues;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;

namespace Entente.Domain.Readiness;

/// <summary>Draws the facts of a link's readiness from what was agreed, talked about and learned.</summary>
public static class LinkFacts
{
    /// <summary>The facts of a link in a period, as of a day.</summary>
    /// <param name="chain">The supply chain.</param>
    /// <param name="link">The link.</param>
    /// <param name="period">The period.</param>
    /// <param name="today">The company's day.</param>
    /// <param name="dialogues">Dialogues, of these two units or of others too.</param>
    /// <param name="expectations">Versions of what was agreed, of this link or of others too.</param>
    /// <param name="courses">On which day each person who finished the introduction course finished it.</param>
    /// <param name="meetingsHeld">The share of agreed meetings that the two units held, from 0 to 1; null where none is agreed.</param>
    public static ReadinessFacts Of(
        SupplyChain chain, Link link, Period period, DateOnly today, IEnumerable<Dialogue> dialogues, IEnumerable<Expectation> expectations,
        IReadOnlyDictionary<Guid, DateOnly> courses, double? meetingsHeld)
    {
        var directory = chain.Directory;
        var provider = chain.ProviderOf(link);
        var day = ReadinessRule.DayOf(period, today);
        DateOnly? CourseOf(Guid unit) =>
            (directory.ManagerOf(unit, day) ?? directory.SuperiorOf(unit, day)) is { } manager && courses.TryGetValue(manager.Id, out var finished) ? finished : null;
        return new ReadinessFacts(
            dialogues.Where(dialogue => IsBetween(dialogue, provider, link.CustomerId)).Select(dialogue => DayOf(directory, dialogue.SignedAt)).Where(signed => signed <= day).Max(),
            meetingsHeld,
            expectations.Where(version => version.LinkId == link.Id).Select(version => DayOf(directory, version.InForceFrom)).Min(),
            CourseOf(provider),
            CourseOf(link.CustomerId));
    }

    private static bool IsBetween(Dialogue dialogue, Guid one, Guid other) =>
        (dialogue.HostId == one && dialogue.GuestId == other) || (dialogue.HostId == other && dialogue.GuestId == one);

    private static DateOnly? DayOf(CompanyDirectory directory, DateTimeOffset? at) => at is { } instant ? directory.DayOf(instant) : null;
}
