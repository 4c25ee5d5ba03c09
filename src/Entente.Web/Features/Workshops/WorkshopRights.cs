using Entente.Domain.Workshops;
using Entente.Web.Platform;

namespace Entente.Web.Features.Workshops;

/// <summary>The rules of <see cref="WorkshopAccess"/> for people, and the scope with which a key reads. Nobody writes, votes or countersigns with a key.</summary>
internal static class WorkshopRights
{
    public const string ReadScope = "workshops:read";
    public const string WriteScope = "workshops:write";

    public static bool MayCall(Actor actor) => actor.Person is { } person && WorkshopAccess.MayCall(actor.Directory, person.Id, actor.Today);

    public static bool MayRead(Actor actor, Workshop workshop) =>
        actor.HasScope(ReadScope) || (actor.Person is { } person && WorkshopAccess.MayRead(actor.Directory, workshop, person.Id, actor.Today));

    public static bool MayLead(Actor actor, Workshop workshop) => actor.Person is { } person && WorkshopAccess.MayLead(workshop, person.Id);

    public static bool MayWrite(Actor actor, Workshop workshop) => actor.Person is { } person && WorkshopAccess.MayWrite(workshop, person.Id);

    public static bool TakesPart(Actor actor, Workshop workshop) => actor.Person is { } person && WorkshopAccess.TakesPart(workshop, person.Id);
}
