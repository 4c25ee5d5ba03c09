using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>The person an invitation's link is for; a refusal once it is used, expired or unknown.</summary>
public sealed class ReadInvitation(IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Person>> Read(string token, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Find(db, token, clock.Now(), stop) is { } invitation && await db.People.FindAsync([invitation.PersonId], stop) is { RemovedAt: null } person
            ? person
            : new InvitationInvalid();
    }

    internal static async Task<Invitation?> Find(EntenteDb db, string token, DateTimeOffset now, CancellationToken stop)
    {
        var hash = InvitePerson.HashOf(token);
        return await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(invitation => invitation.TokenHash == hash && invitation.UsedAt == null && invitation.ExpiresAt > now, stop);
    }
}
