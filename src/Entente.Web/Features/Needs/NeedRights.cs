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
        var (answers, confirms) = (MayAnswer(actor, need), MayConfirm(actor, need));
        return
        [
            .. Enum.GetValues<NeedVerb>().Where(verb => (After(verb) is { } state ? need.Allowed.Contains(state) : need.IsOpen) && verb switch
            {
                NeedVerb.Say => answers || confirms,
                NeedVerb.Confirm => confirms,
                NeedVerb.AnswerRefusal => confirms && need.State is NeedState.Declined,
                NeedVerb.Discuss => answers && need.State is NeedState.Raised,
                _ => answers,
            }),
        ];
    }

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
