using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity.CompanySignIn;

/// <summary>How a person is known to the company's sign-in, for whoever may change it; null for everybody else.</summary>
public sealed class ReadTies(IDbContextFactory<EntenteDb> databases)
{
    /// <param name="Number">Their number in the company's directory; null where none is entered.</param>
    /// <param name="Issuers">The sign-ins at which an account is tied to them.</param>
    public sealed record View(string? Number, IReadOnlyList<string> Issuers);

    public async Task<View?> Read(Guid person, Actor actor, CancellationToken stop)
    {
        if (!IdentityRights.MayEndSessions(actor, person))
            return null;
        await using var db = await databases.CreateDbContextAsync(stop);
        return new View(
            await db.Set<DirectoryEntry>().Where(one => one.PersonId == person).Select(one => one.Number).SingleOrDefaultAsync(stop),
            await db.UserLogins.Where(login => login.UserId == person).OrderBy(login => login.LoginProvider).Select(login => login.LoginProvider).ToListAsync(stop));
    }
}
