using Entente.Web.Data;
using Entente.Web.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Messages;

/// <summary>Reminds those for whom something may have begun to wait since the last look.</summary>
public sealed class LookAtDue(IDbContextFactory<EntenteDb> databases, RemindPeople remind)
{
    private const int Most = 500;

    public async Task Run(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        while (await db.Set<DueCheck>().AsNoTracking().OrderBy(check => check.Id).Take(Most).ToListAsync(stop) is { Count: > 0 } checks)
        {
            await remind.Run([.. checks.Select(check => check.PersonId).Distinct()], stop);
            // Only now, so that a run that broke off is done again.
            var done = checks.Select(check => check.Id).ToList();
            await db.Set<DueCheck>().Where(check => done.Contains(check.Id)).ExecuteDeleteAsync(stop);
        }
    }
}
