using Entente.Domain.Dialogues;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Dialogues;

/// <summary>With whom the actor's units should talk, from the chain: the unhappiest and heaviest links first, and whom they last talked to over a year ago.</summary>
public sealed class ReadSuggestions(IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<DialogueSuggestion>> Read(Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person)
            return [];
        var own = actor.Directory.ManagedBy(person.Id, actor.Today).Where(unit => unit.DissolvedOn is null).Select(unit => unit.Id).ToList();
        if (own.Count == 0)
            return [];
        var links = actor.Chain.Links.Where(link => link.CoversDay(actor.Today))
            .Select(link => (link.Id, Provider: actor.Chain.ProviderOf(link), Customer: link.CustomerId))
            .Where(link => own.Contains(link.Provider) != own.Contains(link.Customer)).ToList();
        var ids = links.ConvertAll(link => link.Id);
        var since = new DateOnly(actor.Today.Year, actor.Today.Month, 1).AddYears(-1);
        await using var db = await databases.CreateDbContextAsync(stop);
        var tallies = (await db.LinkTallies.AsNoTracking().Where(tally => ids.Contains(tally.LinkId) && tally.Month >= since).ToListAsync(stop)).ToLookup(tally => tally.LinkId);
        var held = await db.Dialogues.AsNoTracking().Where(dialogue => own.Contains(dialogue.HostId) || own.Contains(dialogue.GuestId)).ToListAsync(stop);
        var asked = (await db.RecoveryCases.AsNoTracking().Where(one => ids.Contains(one.LinkId) && one.DialogueAskedAt != null).Select(one => new { one.LinkId, one.DialogueAskedAt }).ToListAsync(stop)).ToLookup(one => one.LinkId, one => one.DialogueAskedAt!.Value);
        var pairs = links.GroupBy(link => own.Contains(link.Provider) ? (Unit: link.Provider, Other: link.Customer) : (Unit: link.Customer, Other: link.Provider))
            .Where(pair => DialogueAccess.MayInvite(actor.Directory, pair.Key.Unit, pair.Key.Other, person.Id, actor.Today)
                && DialogueAccess.SignerOf(actor.Directory, pair.Key.Unit, pair.Key.Other, DialogueSide.Guest, actor.Today) is not null)
            .Select(pair => (Facts: pair.SelectMany(link => tallies[link.Id]).ToList(), Asked: pair.SelectMany(link => asked[link.Id]).ToList(), pair.Key.Unit, pair.Key.Other, Talks: held.Where(talk => IsBetween(talk, pair.Key.Unit, pair.Key.Other)).ToList()))
            .Where(pair => !pair.Talks.Exists(talk => talk.IsOpen))
            .Select(pair => new DialogueSuggestion(pair.Unit, pair.Other, pair.Facts.Sum(tally => tally.Ratings), pair.Facts.Sum(tally => tally.StandingBad),
                pair.Talks.Where(talk => talk.SignedAt is not null).Select(talk => (DateOnly?)actor.Directory.DayOf(talk.SignedAt!.Value)).Max())
            {
                // Whoever invited since has heard it.
                RequestedOn = pair.Asked.Where(at => !pair.Talks.Exists(talk => talk.InvitedAt >= at)).Select(at => (DateOnly?)actor.Directory.DayOf(at)).Min(),
            });
        return DialogueSuggestion.Rank(pairs, actor.Today);
    }

    private static bool IsBetween(Dialogue dialogue, Guid one, Guid other) => (dialogue.HostId == one && dialogue.GuestId == other) || (dialogue.HostId == other && dialogue.GuestId == one);
}
