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
        if (await passwords.Judge(person.Id, person.Email, password) is { } weakness)
            return new PasswordWeak(weakness);
        // Used up first: of two who send it at once, one sets the password.
        var now = clock.Now();
        if (await db.Set<Invitation>().Where(unused => unused.Id == invitation.Id && unused.UsedAt == null).ExecuteUpdateAsync(used => used.SetProperty(i => i.UsedAt, now), stop) == 0)
            return new InvitationInvalid();
        if (await passwords.Set(person.Id, person.Email, password) is { } late)
            return late;
        // Whoever held the old password, or lost the browser, is out.
        await db.EndSessions(person.Id, null, stop);
        db.Record(person.Id, "invitation.accepted", $"person/{person.Id}", null, now);
        await db.SaveChangesAsync(stop);
        return person;
    }
}
