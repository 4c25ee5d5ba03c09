using Entente.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Gives a person the means to sign in.</summary>
public sealed class Passwords(UserManager<Account> accounts, IDbContextFactory<EntenteDb> databases)
{
    /// <summary>Sets a person's password, making the account where there is none; the code of the first weakness, or null.</summary>
    public async Task<string?> Set(Guid person, string email, string password)
    {
        var account = await accounts.FindByIdAsync(person.ToString());
        if (account is null)
        {
            var fresh = new Account { Id = person, UserName = email, Email = email, EmailConfirmed = true, LockoutEnabled = true };
            return Weakness(await accounts.CreateAsync(fresh, password));
        }

        if (await Judge(account, password) is { } weakness)
            return weakness;
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        // A new stamp signs everybody out who came in with the old password.
        return Weakness(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <summary>The code of a password's first weakness for a person; null when it is strong enough.</summary>
    public Task<string?> Judge(Guid person, string email, string password) => Judge(new Account { Id = person, Email = email }, password);

    /// <summary>An account that whoever makes the person saves together with them.</summary>
    public Account Account(Guid person, string email, string password)
    {
        var account = new Account
        {
            Id = person, UserName = email, NormalizedUserName = accounts.NormalizeName(email), Email = email, NormalizedEmail = accounts.NormalizeEmail(email),
            EmailConfirmed = true, LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        return account;
    }

    /// <summary>True when somebody who can sign in can administer: then no first administrator may be made any more.</summary>
    public async Task<bool> HasAdministrator(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await HasAdministrator(db, stop);
    }

    internal static Task<bool> HasAdministrator(EntenteDb db, CancellationToken stop) =>
        db.RoleGrants.AnyAsync(grant => grant.Role == Domain.Organization.Role.Administrator && db.Users.Any(account => account.Id == grant.PersonId && account.PasswordHash != null), stop);

    private async Task<string?> Judge(Account account, string password)
    {
        foreach (var validator in accounts.PasswordValidators)
        {
            if (Weakness(await validator.ValidateAsync(accounts, account, password)) is { } weakness)
                return weakness;
        }

        return null;
    }

    private static string? Weakness(IdentityResult result) => result.Succeeded ? null : result.Errors.First().Code;
}
