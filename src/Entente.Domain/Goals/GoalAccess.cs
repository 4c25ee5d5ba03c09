using Entente.Domain.Organization;

namespace Entente.Domain.Goals;

/// <summary>Who may do what with a goal. The same answers serve pages, endpoints and files.</summary>
public static class GoalAccess
{
    /// <summary>
    /// Who signs and finds for a party on a day: the unit's present manager, so that a successor takes over by themselves; the
    /// superior while it has none, and for a unit that was dissolved.
    /// </summary>
    public static Person? SignerOf(CompanyDirectory directory, GoalParty party, DateOnly day)
    {
        if (party.Kind is PartyKind.Superior || directory.Unit(party.UnitId)?.DissolvedOn <= day)
            return directory.SuperiorOf(party.UnitId, day);
        return directory.SpeakerOf(party.UnitId, day);
    }

    /// <summary>True when the person signs and finds for the party.</summary>
    public static bool MaySign(CompanyDirectory directory, GoalParty party, Guid person, DateOnly day) => SignerOf(directory, party, day)?.Id == person;

    /// <summary>True when a person may write a goal of an owner for these customers: whoever answers for one of the sides.</summary>
    public static bool MayWrite(CompanyDirectory directory, Guid owner, IEnumerable<Guid> serves, Guid person, DateOnly day) =>
        directory.AnswersFor(person, owner, day) || serves.Any(unit => directory.AnswersFor(person, unit, day));

    /// <summary>True when a person may propose, start, report, drop and carry over: whoever answers for the owner.</summary>
    public static bool MayLead(CompanyDirectory directory, Goal goal, Guid person, DateOnly day) => directory.AnswersFor(person, goal.OwnerId, day);

    /// <summary>True when a person may check in, record facts and finish steps: the owner's people, and whoever answers for it.</summary>
    public static bool MayWork(CompanyDirectory directory, Goal goal, Guid person, DateOnly day) =>
        directory.BelongsTo(person, goal.OwnerId, day) || directory.AnswersFor(person, goal.OwnerId, day);

    /// <summary>
    /// True when a person may read a goal. What is promised is known in the whole company; a draft, and a proposal that was given
    /// up, only to its sides.
    /// </summary>
    public static bool MayRead(CompanyDirectory directory, Goal goal, Guid person, DateOnly day) =>
        goal.State is not GoalState.Draft && (goal.State is not GoalState.Dropped || goal.InForce is not null) || MayReadEvidence(directory, goal, person, day);

    /// <summary>True when a person may open the evidence: the people of the sides, whoever answers for one of them, HR, administrators and auditors.</summary>
    public static bool MayReadEvidence(CompanyDirectory directory, Goal goal, Guid person, DateOnly day) =>
        directory.RolesOf(person).Any()
        || goal.Sides.Any(unit => directory.BelongsTo(person, unit, day) || directory.AnswersFor(person, unit, day));

    /// <summary>True when a person may add evidence: the owner's people, and whoever finds for a customer.</summary>
    public static bool MayAddEvidence(CompanyDirectory directory, Goal goal, Guid person, DateOnly day) =>
        MayWork(directory, goal, person, day) || goal.Customers.Any(party => MaySign(directory, party, person, day));

    /// <summary>The superior of both sides of a dispute: the manager of the nearest unit that is above both; null where there is none.</summary>
    public static Person? SuperiorOfBoth(CompanyDirectory directory, Goal goal, GoalParty party, DateOnly day)
    {
        var above = directory.PathTo(party.UnitId).Select(unit => unit.Id).ToHashSet();
        var shared = directory.PathTo(goal.OwnerId).Where(unit => above.Contains(unit.Id) && unit.Id != goal.OwnerId && unit.Id != party.UnitId).Reverse();
        return shared.Select(unit => directory.ManagerOf(unit.Id, day)).FirstOrDefault(manager => manager is not null)
            ?? (directory.Root is { } root ? directory.ManagerOf(root.Id, day) : null);
    }

    /// <summary>True when a person gives the superior's verdict.</summary>
    public static bool MayJudge(CompanyDirectory directory, Goal goal, Guid person, DateOnly day) =>
        directory.SuperiorOf(goal.OwnerId, day)?.Id == person;
}
