using Entente.Domain.Recovery;
using Entente.Web.Platform;

namespace Entente.Web.Features.Recovery.Objections;

/// <summary>The rules of <see cref="ObjectionAccess"/> for people, and the scope with which a key reads.</summary>
internal static class DisputeRights
{
    public static bool MayRead(Actor actor, Guid link) =>
        actor.HasScope(RecoveryRights.ReadScope) || (actor.Person is { } person && ObjectionAccess.MayRead(actor.Chain, link, person.Id, actor.Today));
}
