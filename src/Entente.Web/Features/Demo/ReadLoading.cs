using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Demo;

/// <summary>True where the loading of the example company is under way, or broke off: then nobody may work with what is there.</summary>
public sealed class ReadLoading(IDbContextFactory<EntenteDb> databases)
{
    public async Task<bool> Read(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Stamp.Read(db, Stamp.LoadingExample, stop) > 0;
    }
}
