using Entente.Domain.Organization;

namespace Entente.Domain.Cadences;

/// <summary>Who may do what with cadences and their meetings. The same answers serve pages, endpoints and files.</summary>
public static class CadenceAccess
{
    /// <summary>Those who speak for the units of a cadence on a day.</summary>
    public static IReadOnlyList<Person> Speakers(CompanyDirectory directory, Cadence cadence, DateOnly day) =>
        [.. cadence.Units.Select(unit => directory.SpeakerOf(unit.UnitId, day)).OfType<Person>().DistinctBy(person => person.Id)];

    /// <summary>Who is invited to a meeting on a day: those who speak for the units, and the participants who are still in one of them.</summary>
    public static IReadOnlyList<Person> Invited(CompanyDirectory directory, Cadence cadence, DateOnly day) =>
    [
        .. Speakers(directory, cadence, day)
            .Concat(cadence.Participants.Where(person => UnitOf(directory, cadence, person, day) is not null).Select(directory.Person).OfType<Person>().Where(person => person.RemovedAt is null))
            .DistinctBy(person => person.Id),
    ];

    /// <summary>For which unit of a cadence a person sits in a meeting on a day: the one they speak for, or the one they belong to. Null for a stranger.</summary>
    public static Guid? UnitOf(CompanyDirectory directory, Cadence cadence, Guid person, DateOnly day) =>
        (cadence.Units.FirstOrDefault(unit => directory.SpeakerOf(unit.UnitId, day)?.Id == person)
            ?? cadence.Units.FirstOrDefault(unit => directory.BelongsTo(person, unit.UnitId, day)))?.UnitId;

    /// <summary>True when a person may agree, decline, move, cancel and end: whoever speaks for one of the units.</summary>
    public static bool MayArrange(CompanyDirectory directory, Cadence cadence, Guid person, DateOnly day) =>
        cadence.Units.Any(unit => directory.SpeakerOf(unit.UnitId, day)?.Id == person);

    /// <summary>True when a person may write agenda and minutes: whoever is invited.</summary>
    public static bool MayWrite(CompanyDirectory directory, Cadence cadence, Guid person, DateOnly day) =>
        Invited(directory, cadence, day).Any(one => one.Id == person);

    /// <summary>True when a person may propose that these units meet: whoever speaks for one of them.</summary>
    public static bool MayPropose(CompanyDirectory directory, IEnumerable<Guid> units, Guid person, DateOnly day) =>
        units.Any(unit => directory.SpeakerOf(unit, day)?.Id == person);

    /// <summary>True when a person may read a cadence and its minutes: the people of its units, whoever answers for one of them, HR, administrators and auditors.</summary>
    public static bool MayRead(CompanyDirectory directory, Cadence cadence, Guid person, DateOnly day) =>
        directory.RolesOf(person).Any() || MayArrange(directory, cadence, person, day)
        || cadence.Units.Any(unit => directory.BelongsTo(person, unit.UnitId, day) || directory.AnswersFor(person, unit.UnitId, day));

    /// <summary>True when a person may tick off an action: its owner, or whoever speaks for the units once the owner has left.</summary>
    public static bool MayTick(CompanyDirectory directory, Cadence cadence, MeetingAction action, Guid person, DateOnly day) =>
        action.OwnerId == person || (directory.Person(action.OwnerId) is not { RemovedAt: null } && MayArrange(directory, cadence, person, day));
}
