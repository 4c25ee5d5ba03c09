using Entente.Domain.Goals;
using Entente.Web.Platform;

namespace Entente.Web.Features.Goals;

/// <summary>The rules of <see cref="GoalAccess"/> for people, and scopes for keys. Nobody signs or finds with a key.</summary>
internal static class GoalRights
{
    public const string ReadScope = "goals:read";
    public const string WriteScope = "goals:write";

    public static bool MayRead(Actor actor, Goal goal) =>
        actor.HasScope(ReadScope) || actor.HasScope(WriteScope) || (actor.Person is { } person && GoalAccess.MayRead(actor.Directory, goal, person.Id, actor.Today));

    public static bool MayReadEvidence(Actor actor, Goal goal) =>
        actor.HasScope(ReadScope) || (actor.Person is { } person && GoalAccess.MayReadEvidence(actor.Directory, goal, person.Id, actor.Today));

    public static bool MayAddEvidence(Actor actor, Goal goal) =>
        goal.State is GoalState.Active or GoalState.Reported
        && (actor.HasScope(WriteScope) || (actor.Person is { } person && GoalAccess.MayAddEvidence(actor.Directory, goal, person.Id, actor.Today)));

    public static bool MayWrite(Actor actor, Guid owner, IEnumerable<Guid> serves) =>
        actor.HasScope(WriteScope) || (actor.Person is { } person && GoalAccess.MayWrite(actor.Directory, owner, serves, person.Id, actor.Today));

    public static bool MaySign(Actor actor, GoalParty party) => actor.Person is { } person && GoalAccess.MaySign(actor.Directory, party, person.Id, actor.Today);

    /// <summary>Whether the actor may do it, leaving aside whether the state allows it.</summary>
    public static bool May(Actor actor, Goal goal, GoalVerb verb, GoalParty? party) => verb switch
    {
        GoalVerb.Edit => MayWrite(actor, goal.OwnerId, goal.Sides),
        GoalVerb.Sign or GoalVerb.Verify => party is not null && MaySign(actor, party),
        GoalVerb.Settle => party is not null && actor.Person is { } person && GoalAccess.SuperiorOfBoth(actor.Directory, goal, party, actor.Today)?.Id == person.Id,
        GoalVerb.Judge => actor.Person is { } person && GoalAccess.MayJudge(actor.Directory, goal, person.Id, actor.Today),
        GoalVerb.CheckIn or GoalVerb.RecordFact or GoalVerb.FinishStep => actor.HasScope(WriteScope) || (actor.Person is { } person && GoalAccess.MayWork(actor.Directory, goal, person.Id, actor.Today)),
        _ => actor.HasScope(WriteScope) || (actor.Person is { } person && GoalAccess.MayLead(actor.Directory, goal, person.Id, actor.Today)),
    };
}
