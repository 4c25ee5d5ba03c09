using System.Security.Cryptography;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>
/// Makes a link with which a person chooses a password, once and within a week. Only its hash is kept, and only the newest link of
/// a person counts. Where mail is set up it goes out to them too; whoever invites sees it in any case and may pass it on.
/// </summary>
public sealed class InvitePerson(IDbContextFactory<EntenteDb> databases, InvitationMail mail, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public async Task<Outcome<string>> Run(Guid person, Actor actor, CancellationToken stop)
    {
        if (!actor.MayAdminister)
            return new NotAllowed();
        if (actor.Directory.Person(person) is not { IsHere: true })
            return new PersonUnknown();
        // Whoever holds the link becomes the person: HR must not become an administrator or the auditor who watches it.
        if (!actor.IsAdministrator && actor.Directory.RolesOf(person).Any())
            return new NotAllowed();
        var id = Guid.NewGuid();
        var token = mail.TokenOf(id);
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var isReset = await db.Users.AnyAsync(account => account.Id == person && account.PasswordHash != null, stop);
        await db.Set<Invitation>().Where(old => old.PersonId == person && old.UsedAt == null).ExecuteDeleteAsync(stop);
        db.Add(new Invitation { Id = id, PersonId = person, TokenHash = HashOf(token), ExpiresAt = clock.Now() + Lifetime });
        db.Record(actor.PersonId, isReset ? "password.reset-offered" : "person.invited", $"person/{person}", null, clock.Now());
        await mail.Put(db, id, person, stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return token;
    }

    internal static byte[] HashOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));
}
