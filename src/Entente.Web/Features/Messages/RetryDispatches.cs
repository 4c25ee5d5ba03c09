using Entente.Domain.Kernel;
using Entente.Domain.Messages;
using Entente.Web.Data;
using Entente.Web.Platform;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>Puts what was given up on its way again: one, or all.</summary>
public sealed class RetryDispatches(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <summary>Answers how many.</summary>
    public async Task<Outcome<int>> Run(Guid? id, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.Now();
        var count = await db.Set<Dispatch>().Where(d => d.DeadAt != null && (id == null || d.Id == id)).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.DeadAt, (DateTimeOffset?)null).SetProperty(x => x.DueAt, now).SetProperty(x => x.Attempts, 0), stop);
        if (count == 0)
            return new DispatchUnknown();
        db.Record(actor.PersonId, "outbox.retried", "outbox", count.ToString(System.Globalization.CultureInfo.InvariantCulture), now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return count;
    }
}
