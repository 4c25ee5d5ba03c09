using Entente.Domain.Needs;
using Entente.Web.Platform;

namespace Entente.Web.Features.Needs;

/// <summary>The rules of <see cref="NeedAccess"/> for people, and the scopes of keys. A key raises in the name of somebody who could raise it themselves, and never answers: a need is somebody's.</summary>
internal static class NeedRights
{
    public const string ReadScope = "needs:read";
    public const string WriteScope = "needs:write";

    public static bool MayRead(Actor actor, Need need) =>
        actor.HasScope(ReadScope) || (actor.Person is { } person && NeedAccess.MayRead(actor.Directory, need, person.Id, actor.Today));

    public static bool MayAnswer(Actor actor, Need need) => actor.Person is { } person && NeedAccess.MayAnswer(actor.Directory, need, person.Id, actor.Today);

    public static bool MayConfirm(Actor actor, Need need) => actor.Person is { } person && NeedAccess.MayConfirm(actor.Directory, need, person.Id, actor.Today);

    /// <summary>What the actor may do with it now, in the order in which it is offered.</summary>
    public static IReadOnlyList<NeedVerb> Open(Actor actor, Need need)
    {
        if (need.MergedIntoId is not null)
            return [];
        return
        [
            .. Enum.GetValues<NeedVerb>().Where(verb => (After(verb) is { } state ? need.Allowed.Contains(state) : need.IsOpen)
                && verb switch { NeedVerb.AnswerRefusal => need.State is NeedState.Declined, NeedVerb.Discuss => need.State is NeedState.Raised, _ => true }
                && MayTake(actor, need, verb)),
        ];
    }

    /// <summary>True when the step is the actor's to take, whether it can be taken now or not.</summary>
    public static bool MayTake(Actor actor, Need need, NeedVerb verb) => verb switch
    {
        NeedVerb.Say => MayConfirm(actor, need) || MayAnswer(actor, need),
        NeedVerb.Confirm or NeedVerb.AnswerRefusal => MayConfirm(actor, need),
        _ => MayAnswer(actor, need),
    };

    /// <summary>Where a step leads; null for one that leads nowhere.</summary>
    public static NeedState? After(NeedVerb verb) => verb switch
    {
        NeedVerb.Discuss or NeedVerb.AnswerRefusal => NeedState.InDiscussion,
        NeedVerb.Accept => NeedState.Accepted,
        NeedVerb.Plan => NeedState.Planned,
        NeedVerb.Deliver => NeedState.Delivered,
        NeedVerb.Confirm => NeedState.Confirmed,
        NeedVerb.Decline => NeedState.Declined,
        NeedVerb.Say => null,
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };
}
