using Entente.Domain.Chain;
using Entente.Domain.Ratings.Encounters;
using Entente.Web.Platform;

namespace Entente.Web.Features.Ratings.Encounters;

/// <summary>The rules of <see cref="EncounterAccess"/> for people, and the scope with which a key reads. A note is a person's word: no key writes one.</summary>
internal static class EncounterRights
{
    public const string ReadScope = "ratings:read";
    public const string WriteScope = "ratings:write";

    public static bool MayRead(Actor actor, Link link) =>
        actor.HasScope(ReadScope) || (actor.Person is { } person && EncounterAccess.MayRead(actor.Chain, link, person.Id, actor.Today));

    public static bool MayNote(Actor actor, Link link) => actor.Person is { } person && EncounterAccess.MayNote(actor.Chain, link, person.Id, actor.Today);
}
