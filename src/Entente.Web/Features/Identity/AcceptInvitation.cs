using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Sets the password of an invited person; the link is used up by it.</summary>
public sealed class AcceptInvitation(IDbContextFactory<EntenteDb> databases, Passwords passwords, TimeProvider clock)
{
    public async Task<Outcome<Person>> Run(string token, string password, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await ReadInvitation.Find(db, token, clock.Now(), stop) is not { } invitation || await db.People.FindAsync([invitation.PersonId], stop) is not { RemovedAt: null } person)
            return new InvitationInvalid();
        if (await passwords.Judge(person.Email, password) is { } weakness)
            return new PasswordWeak(weakness);
        // Claimed before it is used: of two at once, one comes too late.
        var now = clock.Now();
        if (await db.Set<Invitation>().Where(i => i.Id == invitation.Id && i.UsedAt == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.UsedAt, now), stop) != 1)
            return new InvitationInvalid();
        if (await passwords.Set(person.Id, person.Email, password) is { } refused)
            return new PasswordWeak(refused);
        db.Record(person.Id, "invitation.accepted", $"person/{person.Id}", null, now);
        await db.SaveChangesAsync(stop);
        return person;
    }
}
