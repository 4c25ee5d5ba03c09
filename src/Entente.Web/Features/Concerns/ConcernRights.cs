using Entente.Domain.Concerns;
using Entente.Web.Platform;

namespace Entente.Web.Features.Concerns;

/// <summary>The rules of <see cref="ConcernAccess"/>. Keys, also those of administrators, are nobody here: who raises and who answers is a person.</summary>
internal static class ConcernRights
{
    /// <summary>What the actor reads as addressee.</summary>
    public static IReadOnlyList<ConcernAddressee> Reads(Actor actor) => actor.Person is { } person ? ConcernAccess.ReadBy(actor.Directory, person.Id) : [];

    /// <summary>True when the actor stands on that side of a concern that they may know of.</summary>
    public static bool Stands(Actor actor, StoredConcern row, ConcernSide side, ConcernSealing sealing) => side switch
    {
        ConcernSide.Sender => actor.Person is { } person && sealing.IsSender(row, person.Id),
        _ => Reads(actor).Contains(row.To) && sealing.Open(row).IsReceived(actor.Today),
    };
}
