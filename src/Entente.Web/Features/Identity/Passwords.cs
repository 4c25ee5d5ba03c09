using Entente.Domain.Kernel;
using Entente.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Features.Identity;

/// <summary>Gives a person the means to sign in.</summary>
public sealed class Passwords(UserManager<Account> accounts, IDbContextFactory<EntenteDb> databases)
{
    /// <summary>Sets a person's password, making the account where there is none; why not, or null.</summary>
    public async Task<Refusal?> Set(Guid person, string email, string password)
    {
        var account = await accounts.FindByIdAsync(person.ToString());
        if (account is null)
        {
            var fresh = new Account { Id = person, UserName = email, Email = email, EmailConfirmed = true, LockoutEnabled = true };
            return RefusalOf(await accounts.CreateAsync(fresh, password));
        }

        if (await Judge(account, password) is { } weakness)
            return new PasswordWeak(weakness);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        // A new stamp signs everybody out who came in with the old password.
        return RefusalOf(await accounts.UpdateSecurityStampAsync(account));
    }

    /// <summary>The code of a password's first weakness for a person; null when it is strong enough.</summary>
    public Task<string?> Judge(Guid person, string email, string password) => Judge(new Account { Id = person, Email = email }, password);

    /// <summary>An account that whoever makes the person saves together with them.</summary>
    public Account Account(Guid person, string email, string password)
    {
        var account = new Account
        {
            Id = person,
            UserName = email,
            NormalizedUserName = accounts.NormalizeName(email),
            Email = email,
            NormalizedEmail = accounts.NormalizeEmail(email),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
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
        db.RoleGrants.AnyAsync(grant => grant.Role == Domain.Organization.Role.Administrator && db.Users.Any(account => account.Id == grant.PersonId && (account.PasswordHash != null || db.UserLogins.Any(login => login.UserId == account.Id) || db.UserPasskeys.Any(passkey => passkey.UserId == account.Id))), stop);

    private async Task<string?> Judge(Account account, string password)
    {
        foreach (var validator in accounts.PasswordValidators)
        {
            if (Weakness(await validator.ValidateAsync(accounts, account, password)) is { } weakness)
                return weakness;
        }

        return null;
    }

    /// <summary>What Identity itself says is for nobody's eyes: either somebody was faster, or it is a fault of ours.</summary>
    private Refusal? RefusalOf(IdentityResult result)
    {
        if (result.Succeeded)
            return null;
        if (Weakness(result) is { } weakness)
            return new PasswordWeak(weakness);
        var codes = result.Errors.Select(error => error.Code).ToList();
        return codes.Contains(accounts.ErrorDescriber.ConcurrencyFailure().Code, StringComparer.Ordinal)
            ? new ChangedUnderYou()
            : throw new InvalidOperationException($"An account was refused: {string.Join(", ", codes)}.");
    }

    private static string? Weakness(IdentityResult result) => result.Errors.Select(error => error.Code).FirstOrDefault(PasswordStrength.IsWeakness);
}
