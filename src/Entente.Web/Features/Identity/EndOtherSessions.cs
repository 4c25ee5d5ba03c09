using System.Globalization;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Signs all one's browsers out but the one in which it is asked for.</summary>
public sealed class EndOtherSessions(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <returns>How many there were.</returns>
    public async Task<Outcome<int>> Run(Actor actor, CancellationToken stop)
    {
        if (actor is not { PersonId: { } person, Session: { } here })
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var ended = await db.EndSessions(person, here.Id, stop);
        db.Record(person, "session.others-ended", $"person/{person}", ended.ToString(CultureInfo.InvariantCulture), clock.Now());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return ended;
    }
}
