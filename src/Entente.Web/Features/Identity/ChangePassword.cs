using System.ComponentModel.DataAnnotations;
using Entente.Domain.Kernel;
using Entente.Domain.Organization;
using Entente.Web.Data;
using Entente.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Changes one's own password. Whoever else is signed in with the old one is signed out.</summary>
public sealed class ChangePassword(SignInManager<Account> signIn, UserManager<Account> accounts, Passwords passwords, SessionRenewal renewal, IDbContextFactory<EntenteDb> databases, TimeProvider clock)
{
    public sealed class Request
    {
        [Required, MaxLength(200)]
        public string Current { get; set; } = "";

        [Required, MaxLength(200)]
        public string Password { get; set; } = "";
    }

    public async Task<Outcome<Person>> Run(Request request, Actor actor, CancellationToken stop)
    {
        if (actor.Person is not { } person || await accounts.FindByIdAsync(person.Id.ToString()) is not { } account)
            return new NotAllowed();
        // Guessing here is guessing at the door: it counts towards the same lock.
        if (!(await signIn.CheckPasswordSignInAsync(account, request.Current, lockoutOnFailure: true)).Succeeded)
            return new CurrentPasswordWrong();
        if (await passwords.Set(person.Id, person.Email, request.Password) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await renewal.StayAlone(db, account, actor, stop);
        db.Record(person.Id, "password.changed", $"person/{person.Id}", null, clock.Now());
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return person;
    }
}
