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

        foreach (var validator in accounts.PasswordValidators)
        {
            if (Weakness(await validator.ValidateAsync(accounts, account, password)) is { } weakness)
                return weakness;
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockoutEnd = null;
        return Weakness(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <summary>The code of a password's first weakness for somebody who has no account yet; null when it is strong enough.</summary>
    public async Task<string?> Judge(string email, string password)
    {
        foreach (var validator in accounts.PasswordValidators)
        {
            if (Weakness(await validator.ValidateAsync(accounts, new Account { Email = email }, password)) is { } weakness)
                return weakness;
        }

        return null;
    }

    /// <summary>True when somebody can administer: then no first administrator may be made any more.</summary>
    public async Task<bool> HasAdministrator(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.RoleGrants.AnyAsync(grant => grant.Role == Domain.Organization.Role.Administrator, stop);
    }

    private static string? Weakness(IdentityResult result) => result.Succeeded ? null : result.Errors.First().Code;
}
