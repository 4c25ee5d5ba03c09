using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>For whoever lost the phone: takes away codes, recovery codes and passkeys and ends every session. What is left is the password; they are told.</summary>
public sealed class ResetSecondStep(UserManager<Account> accounts, AccountNews news, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Person>> Run(Guid id, Actor actor, CancellationToken stop)
    {
        if (actor.Directory.Person(id) is not { RemovedAt: null } person)
            return new PersonUnknown();
        if (!IdentityRights.MayResetSecondStep(actor, id))
            return new NotAllowed();
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Record(actor.PersonId, "code.reset", $"person/{id}", null, clock.Now());
        news.Tell(db, id, "Reset");
        await db.EndSessions(id, null, stop);
        await db.UserTokens.Where(token => token.UserId == id).ExecuteDeleteAsync(stop);
        await db.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == id).ExecuteDeleteAsync(stop);
        var (security, concurrency) = (accounts.GenerateNewAuthenticatorKey(), Guid.NewGuid().ToString());
        await db.Users.Where(account => account.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(account => account.TwoFactorEnabled, false).SetProperty(account => account.SecurityStamp, security).SetProperty(account => account.ConcurrencyStamp, concurrency)
                .SetProperty(account => account.AccessFailedCount, 0).SetProperty(account => account.LockoutEnd, (DateTimeOffset?)null), stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return person;
    }
}
