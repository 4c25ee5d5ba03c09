using Entente.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>What the page of the first administrator has to ask for; null once there is one, and for every other link.</summary>
public sealed class ReadFounding(IDbContextFactory<EntenteDb> databases, FoundingLink link)
{
    /// <param name="NeedsCompany">False where a company was imported already.</param>
    public sealed record Founding(bool NeedsCompany);

    public async Task<Founding?> Read(string token, CancellationToken stop)
    {
        if (!link.Is(token))
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Passwords.HasAdministrator(db, stop) ? null : new Founding(!await db.Units.AnyAsync(stop));
    }
}
