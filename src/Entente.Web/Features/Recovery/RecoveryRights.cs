using Entente.Domain.Recovery;
using Entente.Web.Platform;

namespace Entente.Web.Features.Recovery;

/// <summary>The rules of <see cref="RecoveryAccess"/> for people, and the scope with which a key reads. Nobody acts with a key: who handles and who confirms is a person.</summary>
internal static class RecoveryRights
{
    public const string ReadScope = "recoveries:read";
    public const string WriteScope = "recoveries:write";

    public static bool MayRead(Actor actor, RecoveryCase one) =>
        actor.HasScope(ReadScope) || (actor.Person is { } person && RecoveryAccess.MayRead(actor.Chain, one, person.Id, actor.Today));

    /// <summary>On which side of the case the actor stands; null for whoever only reads it.</summary>
    public static RecoveryRole? RoleOf(Actor actor, RecoveryCase one) =>
        actor.Person is not { } person ? null
        : RecoveryAccess.IsRater(one, person.Id) ? RecoveryRole.Rater
        : RecoveryAccess.MayHandle(actor.Chain, one, person.Id, actor.Today) ? RecoveryRole.Provider : null;

    public static bool MayDelegate(Actor actor, RecoveryCase one) =>
        actor.Person is { } person && RecoveryAccess.MayDelegate(actor.Chain, one, person.Id, actor.Today);

    /// <summary>Whose step it is.</summary>
    public static RecoveryRole WhoTakes(RecoveryVerb verb) => RecoveryPath.Table.First(row => row.Verb == verb).Who;

    /// <summary>What the actor may do with it now.</summary>
    public static IReadOnlyList<RecoveryVerb> Open(Actor actor, RecoveryCase one) => [.. one.Allowed.Where(verb => WhoTakes(verb) == RoleOf(actor, one) && (one.RaterId is not null || verb is not RecoveryVerb.Withdraw))];
}
