using System.Buffers.Text;
using Entente.Domain.Kernel;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Takes one of one's own passkeys away; it opens nothing any more.</summary>
public sealed class RemovePasskey(UserManager<Account> accounts, AccountNews news, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    /// <param name="id">In base64url.</param>
    /// <param name="actor">Whose.</param>
    /// <param name="stop">Whether it is still wanted.</param>
    public async Task<Outcome<UserPasskeyInfo>> Run(string id, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person || await accounts.FindByIdAsync(person.Id.ToString()) is not { } account)
            return new NotAllowed();
        if (!Base64Url.IsValid(id) || await accounts.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)) is not { } passkey)
            return new PasskeyUnknown();
        if (!(await accounts.RemovePasskeyAsync(account, passkey.CredentialId)).Succeeded)
            return new ChangedUnderYou();
        await using var db = await databases.CreateDbContextAsync(stop);
        db.Record(person.Id, "passkey.removed", $"person/{person.Id}", passkey.Name, clock.Now());
        news.Tell(db, person.Id, "PasskeyRemoved", passkey.Name ?? "");
        await db.SaveChangesAsync(stop);
        return passkey;
    }
}
