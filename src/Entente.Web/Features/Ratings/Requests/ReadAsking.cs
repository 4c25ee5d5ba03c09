using Entente.Domain.Organization;
using Entente.Domain.Ratings.Requests;
using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Ratings.Requests;

/// <summary>How asking is set now.</summary>
public sealed class ReadAsking(IDbContextFactory<EntenteDb> databases)
{
    /// <summary>What a change set, as the audit record keeps it.</summary>
    public sealed record Values(int RequestsAWeek, int PulseDays, int SealedGroup);

    public sealed record View(AskingLimits Limits, int SealedGroup);

    public async Task<View> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var limits = await db.AskingLimits.AsNoTracking().SingleOrDefaultAsync(stop) ?? AskingLimits.Usual();
        return new View(limits, await db.Companies.AsNoTracking().Select(company => (int?)company.SealedGroup).SingleOrDefaultAsync(stop) ?? Company.DefaultSealedGroup);
    }
}
