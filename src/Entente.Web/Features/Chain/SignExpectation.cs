using Entente.Domain.Chain;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Happenings;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Chain;

/// <summary>Signs a version of what was agreed, for one side of its link.</summary>
public sealed class SignExpectation(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Expectation>> Run(Guid id, LinkSide side, int? seenVersion, Actor actor, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Expectations.FindAsync([id], stop) is not { } expectation || actor.Chain.Link(expectation.LinkId) is not { } link)
            return new ExpectationUnknown();
        if (actor.Person is not { } person || !ChainAccess.MaySign(actor.Chain, link, side, person.Id, actor.Today))
            return new NotAllowed();
        if (seenVersion is { } seen && seen != expectation.Version)
            return new ChangedUnderYou();
        if (expectation.Sign(side, person.Id, clock.Now()) is { } refusal)
            return refusal;
        if (expectation.InForceFrom is not null)
            db.Announce(expectation, actor.Chain, clock.Now());
        db.Record(person.Id, "expectation.signed", $"expectation/{id}", side.ToString(), clock.Now());
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedUnderYou();
        }

        return expectation;
    }
}
