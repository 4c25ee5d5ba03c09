using Entente.Domain.Kernel;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform.Jobs;

/// <summary>Makes a job due at once, for an administrator; whichever node looks first does it.</summary>
public sealed class HastenJob(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<JobRow>> Run(string name, Actor actor, CancellationToken stop)
    {
        if (!actor.IsAdministrator)
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Set<JobRow>().SingleOrDefaultAsync(row => row.Name == name, stop) is not { } row)
            return new JobUnknown(name);
        row.DueAt = clock.Now();
        db.Record(actor.PersonId, "job.hastened", $"job/{name}", null, row.DueAt);
        await db.SaveChangesAsync(stop);
        return row;
    }
}
