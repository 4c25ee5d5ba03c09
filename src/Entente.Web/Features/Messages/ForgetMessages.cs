using Entente.Web.Data;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>Takes away every message of people who were removed; what is merely old goes by the company's terms (<see cref="ForgetOld"/>).</summary>
public sealed class ForgetMessages(IDbContextFactory<EntenteDb> databases, Snapshots snapshots)
{
    public async Task Run(CancellationToken stop)
    {
        var removed = (await snapshots.Read(stop)).Directory.People.Where(person => person.RemovedAt is not null).Select(person => person.Id).ToList();
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.Set<Dispatch>().Where(d => d.PersonId != null && removed.Contains(d.PersonId.Value)).ExecuteDeleteAsync(stop);
        await db.Set<Message>().Where(m => removed.Contains(m.PersonId)).ExecuteDeleteAsync(stop);
    }
}
