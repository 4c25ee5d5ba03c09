using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Platform.Jobs;

/// <summary>Every job and how its last run went.</summary>
public sealed class ReadJobs(IEnumerable<Job> jobs, IDbContextFactory<EntenteDb> databases)
{
    public async Task<IReadOnlyList<JobRow>> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var names = jobs.Select(job => job.Name).ToList();
        return await db.Set<JobRow>().AsNoTracking().Where(row => names.Contains(row.Name)).OrderBy(row => row.Name).ToListAsync(stop);
    }
}
