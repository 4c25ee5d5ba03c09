using Entente.Domain.Integrations;
using Entente.Web.Platform;

namespace Entente.Web.Features.Integrations.Webhooks;

/// <summary>
/// Administrators set webhooks up, and keys with the scope. A key has nothing to do with events that it may not read through the API: it can
/// neither subscribe to them nor lead a webhook that carries them elsewhere.
/// </summary>
internal static class WebhookRights
{
    public const string ReadScope = "webhooks:read";
    public const string WriteScope = "webhooks:write";

    public static bool MayRead(Actor actor) => actor.IsAdministrator || actor.HasScope(ReadScope);

    public static bool MayWrite(Actor actor, IEnumerable<string> kinds) =>
        actor.IsAdministrator || (actor.HasScope(WriteScope) && kinds.All(kind => EventKinds.Named(kind) is not { } known || actor.HasScope(known.Scope)));
}
