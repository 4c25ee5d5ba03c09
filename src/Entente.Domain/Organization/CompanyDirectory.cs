using System.Collections.Frozen;
using Entente.Domain.Kernel;

namespace Entente.Domain.Organization;

/// <summary>
/// The organisation as it stands: who belongs where, who answers for what, which periods are closed. A snapshot that never
/// changes; whoever needs newer facts takes a newer one. Every question about the tree is answered here.
/// </summary>
public sealed class CompanyDirectory
{
    private readonly FrozenDictionary<Guid, Unit> units;
    private readonly FrozenDictionary<string, Unit> unitsByCode;
    private readonly FrozenDictionary<Guid, Person> people;
    private readonly FrozenDictionary<string, Person> peopleByEmail;
    private readonly UnitTree tree;
    private readonly ILookup<Guid, Membership> memberships;
    private readonly ILookup<Guid, Membership> membershipsByUnit;
    private readonly ILookup<Guid, ManagerTerm> terms;
    private readonly ILookup<Guid, Guid> unitsEverManaged;
    private readonly ILookup<Guid, Role> roles;
    private readonly FrozenSet<(int Year, int Month)> closedMonths;
    private readonly FrozenSet<string> closedCodes;

    /// <summary>A snapshot of these facts.</summary>
    public CompanyDirectory(
        Company company,
        IReadOnlyCollection<Unit> units,
        IReadOnlyCollection<UnitMove> moves,
        IReadOnlyCollection<Person> people,
        IReadOnlyCollection<Membership> memberships,
        IReadOnlyCollection<ManagerTerm> terms,
        IReadOnlyCollection<RoleGrant> roles,
        IReadOnlyCollection<ClosedPeriod> closed)
    {
        Company = company;
        TimeZone = TimeZoneInfo.FindSystemTimeZoneById(company.TimeZone);
        Units = [.. units.OrderBy(unit => unit.Code, StringComparer.Ordinal)];
        People = [.. people.OrderBy(person => person.Email, StringComparer.Ordinal)];
        Root = units.FirstOrDefault(unit => unit.ParentId is null);
        this.units = units.ToFrozenDictionary(unit => unit.Id);
        tree = new UnitTree(this.units, moves);
        unitsByCode = units.ToFrozenDictionary(unit => Code.Normalize(unit.Code), StringComparer.Ordinal);
        this.people = people.ToFrozenDictionary(person => person.Id);
        peopleByEmail = people.Where(person => person.RemovedAt is null).ToFrozenDictionary(person => person.Email, StringComparer.Ordinal);
        this.memberships = memberships.ToLookup(membership => membership.PersonId);
        membershipsByUnit = memberships.ToLookup(membership => membership.UnitId);
        this.terms = terms.OrderBy(term => term.From).ToLookup(term => term.UnitId);
        unitsEverManaged = terms.ToLookup(term => term.PersonId, term => term.UnitId);
        this.roles = roles.ToLookup(grant => grant.PersonId, grant => grant.Role);
        var stillClosed = closed.Where(period => period.ReopenedAt is null).Select(period => period.Period).ToList();
        closedCodes = stillClosed.Select(period => period.ToString()).ToFrozenSet(StringComparer.Ordinal);
        closedMonths = stillClosed.SelectMany(period => period.Split(PeriodKind.Month)).Select(month => (month.Year, month.Number)).ToFrozenSet();
    }

    /// <summary>What is true of the whole company.</summary>
    public Company Company { get; }

    /// <summary>Where its days begin and end.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>Every unit, dissolved ones too, in order of code.</summary>
    public IReadOnlyList<Unit> Units { get; }

    /// <summary>Everybody, removed people too, in order of address.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>The company as a unit; null before there is one.</summary>
    public Unit? Root { get; }

    /// <summary>The unit with this identity; null when unknown.</summary>
    public Unit? Unit(Guid id) => units.GetValueOrDefault(id);

    /// <summary>The unit with this code; null when unknown.</summary>
    public Unit? Unit(string code) => unitsByCode.GetValueOrDefault(Code.Normalize(code));

    /// <summary>The person with this identity, removed or not; null when unknown.</summary>
    public Person? Person(Guid id) => people.GetValueOrDefault(id);

    /// <summary>The person with this address who is still here; null when unknown.</summary>
    public Person? Person(string email) => peopleByEmail.GetValueOrDefault(Organization.Person.NormalizeEmail(email));

    /// <summary>The person with this address or identity, as programs name people; null when unknown or removed.</summary>
    public Person? Find(string who) => (Guid.TryParse(who, out var id) ? Person(id) : Person(who)) is { RemovedAt: null } person ? person : null;

    /// <summary>The units directly inside a unit as it stands, in order of code.</summary>
    public IEnumerable<Unit> ChildrenOf(Guid unit) => ChildrenOf(unit, DateOnly.MaxValue);

    /// <summary>The units directly inside a unit on a day, in order of code.</summary>
    public IEnumerable<Unit> ChildrenOf(Guid unit, DateOnly day) => tree.ChildrenOf(unit, day);

    /// <summary>What a unit was part of on a day; null for the root.</summary>
    public Unit? ParentOf(Guid unit, DateOnly day) => tree.ParentOf(unit, day);

    /// <summary>When a unit was moved, and from where; earliest first.</summary>
    public IReadOnlyList<UnitMove> MovesOf(Guid unit) => tree.MovesOf(unit);

    /// <summary>True when the unit is <paramref name="whole"/> or lies anywhere inside it as they stand.</summary>
    public bool IsInside(Guid unit, Guid whole) => IsInside(unit, whole, DateOnly.MaxValue);

    /// <summary>True when the unit was <paramref name="whole"/> or lay anywhere inside it on a day.</summary>
    public bool IsInside(Guid unit, Guid whole, DateOnly day) => tree.IsInside(unit, whole, day);

    /// <summary>True when it would lie inside on a day, or on one since on which any unit was moved.</summary>
    internal bool IsInsideSince(Guid unit, Guid whole, DateOnly from) => tree.DaysOfMoves(from).Append(from).Any(day => IsInside(unit, whole, day));

    /// <summary>The unit itself and all units inside it as they stand, whole before parts.</summary>
    public IEnumerable<Unit> Subtree(Guid unit) => Subtree(unit, DateOnly.MaxValue);

    /// <summary>The unit itself and all units inside it on a day, whole before parts.</summary>
    public IEnumerable<Unit> Subtree(Guid unit, DateOnly day) => tree.Downwards(unit, day);

    /// <summary>The units from the root down to this one as they stand, itself included.</summary>
    public IReadOnlyList<Unit> PathTo(Guid unit) => PathTo(unit, DateOnly.MaxValue);

    /// <summary>The units from the root down to this one on a day, itself included.</summary>
    public IReadOnlyList<Unit> PathTo(Guid unit, DateOnly day) => [.. tree.Upwards(unit, day).Reverse()];

    /// <summary>The unit itself and all that were around it at any time between two days, both included.</summary>
    public IReadOnlySet<Guid> EverAround(Guid unit, DateOnly from, DateOnly to) => tree.UpwardsDuring(unit, from, to);

    /// <summary>The unit itself and all that were inside it at any time between two days, both included.</summary>
    public IReadOnlySet<Guid> EverInside(Guid unit, DateOnly from, DateOnly to) => tree.DownwardsDuring(unit, from, to);

    /// <summary>The units a person belongs to on a day, the home unit first.</summary>
    public IReadOnlyList<Guid> UnitsOf(Guid person, DateOnly day)
    {
        var home = people.GetValueOrDefault(person)?.HomeUnitId;
        return [.. memberships[person].Where(m => m.CoversDay(day)).Select(m => m.UnitId).Distinct().OrderByDescending(unit => unit == home)];
    }

    /// <summary>Every membership a person has or had.</summary>
    public IEnumerable<Membership> MembershipsOf(Guid person) => memberships[person];

    /// <summary>True when the person belongs to the unit, or to one inside it, on the day.</summary>
    public bool BelongsTo(Guid person, Guid unit, DateOnly day) =>
        memberships[person].Any(membership => membership.CoversDay(day) && IsInside(membership.UnitId, unit, day));

    /// <summary>The people who belong to the unit or to one inside it on a day, in order of address.</summary>
    public IEnumerable<Person> MembersOf(Guid unit, DateOnly day) =>
        Subtree(unit, day).SelectMany(part => membershipsByUnit[part.Id]).Where(m => m.CoversDay(day)).Select(m => m.PersonId).Distinct()
            .Select(id => people[id]).Where(person => person.RemovedAt is null).OrderBy(person => person.Email, StringComparer.Ordinal);

    /// <summary>True when anybody belonged to the unit, or to one inside it, or answered for it between two days.</summary>
    public bool HadPeople(Guid unit, DateOnly from, DateOnly to) =>
        EverInside(unit, from, to).SelectMany(part => membershipsByUnit[part]).Any(membership => membership.From <= to && (membership.To is null || membership.To >= from))
        || terms[unit].Any(term => term.From <= to && (term.To is null || term.To >= from));

    /// <summary>
    /// Who answered for a unit on a day; null when nobody did. Whoever left answers for nothing from that day on, though no successor is appointed yet: what waited for them waits for the superior.
    /// </summary>
    public Person? ManagerOf(Guid unit, DateOnly day) =>
        terms[unit].LastOrDefault(term => term.CoversDay(day)) is { } term && Person(term.PersonId) is { } manager && !(manager.LeftAt is { } left && day >= DayOf(left)) ? manager : null;

    /// <summary>Who has answered for a unit, earliest first.</summary>
    public IEnumerable<ManagerTerm> ManagersOf(Guid unit) => terms[unit];

    /// <summary>The superior of a unit on a day: the manager of the nearest unit above that had one; null for the root.</summary>
    public Person? SuperiorOf(Guid unit, DateOnly day) => tree.Upwards(unit, day).Skip(1).Select(above => ManagerOf(above.Id, day)).FirstOrDefault(manager => manager is not null);

    /// <summary>Who speaks for a unit on a day: its manager, or the superior while it has none; null where nobody is left.</summary>
    public Person? SpeakerOf(Guid unit, DateOnly day) => ManagerOf(unit, day) ?? SuperiorOf(unit, day);

    /// <summary>True when the person answers for the unit, or for any unit above it, on the day.</summary>
    public bool AnswersFor(Guid person, Guid unit, DateOnly day) => tree.Upwards(unit, day).Any(step => ManagerOf(step.Id, day)?.Id == person);

    /// <summary>The units a person answers for on a day, in order of code.</summary>
    public IEnumerable<Unit> ManagedBy(Guid person, DateOnly day) =>
        unitsEverManaged[person].Distinct().Where(unit => ManagerOf(unit, day)?.Id == person).Select(unit => units[unit]).OrderBy(unit => unit.Code, StringComparer.Ordinal);

    /// <summary>Every unit that a person answers for on a day: those that they manage and all inside these.</summary>
    public IReadOnlySet<Guid> AnsweredForBy(Guid person, DateOnly day) => ManagedBy(person, day).SelectMany(unit => Subtree(unit.Id, day)).Select(unit => unit.Id).ToHashSet();

    /// <summary>True when the person holds the granted role.</summary>
    public bool Holds(Guid person, Role role) => roles[person].Contains(role);

    /// <summary>The granted roles of a person.</summary>
    public IEnumerable<Role> RolesOf(Guid person) => roles[person].Distinct();

    /// <summary>True when facts of this day can no longer change: its month was closed, alone or with a longer period.</summary>
    public bool IsClosed(DateOnly day) => closedMonths.Contains((day.Year, day.Month));

    /// <summary>The first day after every closed period; null where none is closed.</summary>
    public DateOnly? FirstOpenDay => closedMonths.Count == 0 ? null : closedMonths.Max(month => new DateOnly(month.Year, month.Month, 1)).AddMonths(1);

    /// <summary>True when the period was closed, alone or inside a longer one.</summary>
    public bool IsClosed(Period period) =>
        closedCodes.Contains(period.ToString()) || Enum.GetValues<PeriodKind>().Where(kind => kind > period.Kind)
            .Any(kind => closedCodes.Contains(Period.Containing(kind, period.Start).ToString()));

    /// <summary>The longest closed period that a period lies in and that is not itself; null where there is none. Only with it can the period be opened again.</summary>
    public Period? ClosedAround(Period period) =>
        Enum.GetValues<PeriodKind>().Where(kind => kind > period.Kind).OrderDescending().Select(kind => (Period?)Period.Containing(kind, period.Start))
            .FirstOrDefault(around => closedCodes.Contains(around!.Value.ToString()));

    /// <summary>The company's day at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(HourOf(instant));

    /// <summary>The first instant of a day of the company, in UTC: one after midnight where a change of the clocks leaves midnight out.</summary>
    public DateTimeOffset BeginningOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        // Before the hour that is left out the old offset holds; a midnight that comes twice is the day's first, of the larger offset.
        var offset = TimeZone.IsInvalidTime(local) ? TimeZone.GetUtcOffset(local.AddDays(-1)) : TimeZone.IsAmbiguousTime(local) ? TimeZone.GetAmbiguousTimeOffsets(local).Max() : TimeZone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Day and hour of the company at an instant.</summary>
    public DateTime HourOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime;

    /// <summary>A day and hour that somebody of the company chose, as an instant in UTC; an hour that a change of the clocks leaves out is made up for by the next one.</summary>
    public DateTimeOffset? InstantOf(DateTime? chosen) => chosen is { } at ? InstantOf(at) : null;

    /// <inheritdoc cref="InstantOf(DateTime?)"/>
    public DateTimeOffset InstantOf(DateTime chosen)
    {
        var local = DateTime.SpecifyKind(chosen, DateTimeKind.Unspecified);
        if (TimeZone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, TimeZone.GetUtcOffset(local)).ToUniversalTime();
    }
}
