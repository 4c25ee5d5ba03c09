using Entente.Domain.Chain;
using Entente.Web.Platform;

namespace Entente.Web.Features.Chain;

/// <summary>The rules of <see cref="ChainAccess"/> for people, and scopes for keys.</summary>
internal static class ChainRights
{
    public static bool MayArrange(Actor actor, Guid provider) =>
        actor.HasScope("chain:write") || (actor.Person is { } person && ChainAccess.MayArrange(actor.Directory, provider, person.Id, actor.Today));
}
