using Entente.Domain.Cadences;
using Entente.Web.Platform;

namespace Entente.Web.Features.Cadences;

/// <summary>The rules of <see cref="CadenceAccess"/> for people, and the scope with which a key reads. Nobody agrees, writes or ticks off with a key.</summary>
internal static class CadenceRights
{
    public const string ReadScope = "cadences:read";
    public const string WriteScope = "cadences:write";

    public static bool MayRead(Actor actor, Cadence cadence) =>
        actor.HasScope(ReadScope) || (actor.Person is { } person && CadenceAccess.MayRead(actor.Directory, cadence, person.Id, actor.Today));

    public static bool MayArrange(Actor actor, Cadence cadence) => actor.Person is { } person && CadenceAccess.MayArrange(actor.Directory, cadence, person.Id, actor.Today);

    public static bool MayWrite(Actor actor, Cadence cadence) => actor.Person is { } person && CadenceAccess.MayWrite(actor.Directory, cadence, person.Id, actor.Today);

    public static bool MayTick(Actor actor, Cadence cadence, MeetingAction action) => actor.Person is { } person && CadenceAccess.MayTick(actor.Directory, cadence, action, person.Id, actor.Today);

    /// <summary>True where the actor speaks for a unit that has not agreed.</summary>
    public static bool MayAgree(Actor actor, Cadence cadence) => cadence.State is CadenceState.Proposed && actor.Person is { } person
        && cadence.Units.Any(unit => unit.AgreedAt is null && actor.Directory.SpeakerOf(unit.UnitId, actor.Today)?.Id == person.Id);
}
